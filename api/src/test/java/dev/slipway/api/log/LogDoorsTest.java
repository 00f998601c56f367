package dev.slipway.api.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.ApiTest;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.log.DeploymentLog;
import dev.slipway.domain.log.DeploymentLogWriter;
import dev.slipway.domain.log.LogSource;
import dev.slipway.domain.log.LogStream;
import dev.slipway.testing.RawHttp;
import dev.slipway.testing.Shape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
@Import(TestDeployments.class)
@Timeout(90)
class LogDoorsTest {
    private static final String TOKEN = "Authorization: Bearer " + ApiTest.TOKEN + "\r\n";
    private static final String UPGRADE = TOKEN + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestDeployments deployments;

    @Autowired
    DeploymentLogWriter writer;

    @Autowired
    OpenLogs open;

    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = deployments.next();
    }

    @Test
    void theSocketGivesTheSameSequenceBeforeDuringAndAfterTheDeploy() throws Exception {
        LogClient before = LogClient.open(port, socket(""));
        try (DeploymentLog log = writer.open(deployment.id())) {
            log.line(LogSource.SLIPWAY, "Deploying tenant");
            log.line(LogSource.HELM_PG, "Release \"postgresql-cha\" does not exist. Installing it now.");
            log.flush();
            LogClient during = LogClient.open(port, socket("?after=1"));
            log.line(LogSource.HELM_FE, LogStream.STDERR, "Grüße 🚀");
            log.end("Deployment Complete");
            LogClient after = LogClient.open(
                    port, socket("?deploymentJobId=" + deployment.id()).replace("LOG", "log"));

            List<String> all = List.of(
                    "[slipway] Deploying tenant",
                    "[helm-pg] Release \"postgresql-cha\" does not exist. Installing it now.",
                    "[helm-fe] Grüße 🚀",
                    "Deployment Complete");
            assertThat(before.closeCode()).isEqualTo(1000);
            assertThat(during.closeCode()).isEqualTo(1000);
            assertThat(after.closeCode()).isEqualTo(1000);
            assertThat(before.texts()).isEqualTo(all);
            assertThat(after.texts()).isEqualTo(all);
            assertThat(during.texts()).isEqualTo(all.subList(1, 4));
        }
    }

    @Test
    void theSocketGivesJsonWhereItIsAsked() throws Exception {
        write("one", "two");
        LogClient viewer = LogClient.open(port, socket("?format=json&after=1"));
        assertThat(viewer.closeCode()).isEqualTo(1000);
        JsonNode second = JsonMapper.shared().readTree(viewer.texts().getFirst());
        assertThat(second.propertyNames()).containsExactly("seq", "at", "source", "stream", "line");
        assertThat(second.path("seq").asLong()).isEqualTo(2);
        assertThat(second.path("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(second.path("source").asString()).isEqualTo("slipway");
        assertThat(second.path("stream").asString()).isEqualTo("stdout");
        assertThat(second.path("line").asString()).isEqualTo("two");
        assertThat(viewer.texts().getLast()).contains("\"seq\":3").contains("\"line\":\"Deployment Complete\"");
    }

    @ParameterizedTest
    @CsvSource({"3", "4", "9223372036854775807"})
    void anOffsetBehindTheEndOfAnEndedLogClosesAtOnceWithoutALine(String after) throws Exception {
        write("one", "two");
        LogClient viewer = LogClient.open(port, socket("?after=" + after));
        assertThat(viewer.closeCode()).isEqualTo(1000);
        assertThat(viewer.texts()).isEmpty();
        assertThat(page("?after=" + after)).isEqualTo("{\"items\":[],\"lastSeq\":3,\"ended\":true}");
        assertThat(events("?after=" + after, null).statusCode()).isEqualTo(204);
        assertThat(events("", after).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "?after=-1, INVALID_PARAMETER",
        "?after=x, INVALID_PARAMETER",
        "?after=, INVALID_PARAMETER",
        "?after=1.5, INVALID_PARAMETER",
        "?after=99999999999999999999, INVALID_PARAMETER",
        "?format=xml, INVALID_PARAMETER",
        "?deploymentJobId=1-1-1-1-1, INVALID_PARAMETER",
        "?deploymentJobId=0190163d-8694-739b-aea5-966c26f8ad91, DEPLOYMENT_NOT_FOUND",
    })
    void aSocketThatCannotBeServedIsRefusedBeforeTheUpgrade(String query, ErrorCode code) throws IOException {
        Shape.assertError(RawHttp.send(port, RawHttp.request("GET", socket(query), UPGRADE, "")), code);
    }

    @ParameterizedTest
    @CsvSource({"NOSUCH", "1", "A%20B", "TOOLONGTOOLONGTOOLONGTOOLONG", "%C4%B1%C4%B1"})
    void aSocketForATenantThatIsNotThereIsRefused(String code) throws IOException {
        String target = "/ws/tenants/" + code + "/deploy/logs";
        Shape.assertError(RawHttp.send(port, RawHttp.request("GET", target, UPGRADE, "")), ErrorCode.TENANT_NOT_FOUND);
    }

    @Test
    void theJobOfAnotherTenantIsNotShown() throws IOException {
        Deployment other = deployments.next();
        String target = socket("?deploymentJobId=" + other.id());
        Shape.assertError(
                RawHttp.send(port, RawHttp.request("GET", target, UPGRADE, "")), ErrorCode.DEPLOYMENT_NOT_FOUND);
    }

    @Test
    void whatAViewerSendsIsIgnoredAndMayNotBeLarge() throws Exception {
        LogClient viewer = LogClient.open(port, socket(""));
        viewer.socket().sendText("hello", true).join();
        write("one");
        assertThat(viewer.closeCode()).isEqualTo(1000);
        assertThat(viewer.texts()).containsExactly("[slipway] one", "Deployment Complete");

        deployment = deployments.next();
        LogClient flooding = LogClient.open(port, socket(""));
        flooding.socket().sendText("x".repeat(100_000), true).join();
        assertThat(flooding.closeCode()).isEqualTo(1009);
    }

    @Test
    void compressionIsNotTakenUp() throws IOException {
        write("one");
        try (RawViewer viewer = new RawViewer(port, socket(""), "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
            assertThat(viewer.head()).startsWith("http/1.1 101").doesNotContain("sec-websocket-extensions");
        }
    }

    @Test
    void pagesAreReadOverRest() throws Exception {
        assertThat(page("")).isEqualTo("{\"items\":[],\"lastSeq\":0,\"ended\":false}");
        write(IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).toArray(String[]::new));
        JsonNode page = JsonMapper.shared().readTree(page("?after=5&limit=3"));
        assertThat(page.path("items").valueStream().map(item -> item.path("seq").asLong()))
                .containsExactly(6L, 7L, 8L);
        assertThat(page.path("lastSeq").asLong()).isEqualTo(21);
        assertThat(page.path("ended").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"?after=-1", "?limit=0", "?limit=1001", "?limit=x", "?after=x"})
    void pagesOutsideOfTheBoundsAreRefused(String query) throws IOException {
        Shape.assertError(
                RawHttp.send(port, RawHttp.request("GET", rest(query), TOKEN, "")), ErrorCode.INVALID_PARAMETER);
    }

    @Test
    void theLogOfAJobThatIsNotThereIsRefusedAtBothDoors() throws IOException {
        String target = "/api/deployments/0190163d-8694-739b-aea5-966c26f8ad91/logs";
        for (String accept : List.of("", "Accept: text/event-stream\r\n")) {
            Shape.assertError(
                    RawHttp.send(port, RawHttp.request("GET", target, TOKEN + accept, "")),
                    ErrorCode.DEPLOYMENT_NOT_FOUND);
        }
        Shape.assertError(
                RawHttp.send(
                        port,
                        RawHttp.request(
                                "GET", rest(""), TOKEN + "Accept: text/event-stream\r\nLast-Event-ID: x\r\n", "")),
                ErrorCode.INVALID_PARAMETER);
    }

    @Test
    void eventsComeAsTheLinesDoAndEndWithTheFinalLine() throws Exception {
        CompletableFuture<HttpResponse<String>> live =
                CompletableFuture.supplyAsync(() -> events("?format=text", null));
        Awaitility.await().until(() -> open.count() == 1);
        write("one", "two");
        HttpResponse<String> whole = live.join();
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        assertThat(whole.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(whole.body()).startsWith("retry: 2000\n\n").endsWith("""
                        id: 1
                        data: [slipway] one

                        id: 2
                        data: [slipway] two

                        event: end
                        id: 3
                        data: Deployment Complete

                        """);
        assertThat(events("?after=0&format=text", "2").body())
                .isEqualTo("retry: 2000\n\nevent: end\nid: 3\ndata: Deployment Complete\n\n");
        assertThat(events("?after=1", null).body())
                .contains("id: 2\ndata: {\"seq\":2,\"at\":\"")
                .doesNotContain("id: 1\n");
    }

    @Test
    void whenTheReplicaStopsEverybodyIsToldToComeAgain() throws Exception {
        LogClient viewer = LogClient.open(port, socket(""));
        CompletableFuture<HttpResponse<String>> reader = CompletableFuture.supplyAsync(() -> events("", null));
        Awaitility.await().until(() -> open.count() == 2);
        writer.open(deployment.id()).line(LogSource.SLIPWAY, "one");
        Awaitility.await().until(() -> viewer.texts().size() == 1);
        open.stop();
        try {
            assertThat(viewer.closeCode()).isEqualTo(1012);
            assertThat(reader.join().body()).contains("id: 1\n").doesNotContain("event: end");
            assertThatThrownBy(() -> LogClient.open(port, socket("")))
                    .hasRootCauseMessage("Unexpected HTTP response status code 503");
            assertThat(open.count()).isZero();
        } finally {
            open.start();
        }
        write();
        assertThat(LogClient.open(port, socket("?after=1")).closeCode()).isEqualTo(1000);
    }

    @Test
    void viewersWhoLeaveAreForgotten() {
        LogClient viewer = LogClient.open(port, socket(""));
        Awaitility.await().until(() -> open.count() == 1);
        viewer.socket().sendClose(1000, "bye").join();
        Awaitility.await().until(() -> open.count() == 0);
        LogClient broken = LogClient.open(port, socket(""));
        Awaitility.await().until(() -> open.count() == 1);
        broken.socket().abort();
        Awaitility.await().until(() -> open.count() == 0);
    }

    private void write(String... lines) {
        try (DeploymentLog log = writer.open(deployment.id())) {
            for (String line : lines) {
                log.line(LogSource.SLIPWAY, line);
            }
            assertThat(log.end("Deployment Complete")).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String socket(String query) {
        return "/ws/tenants/" + deployment.companyCode() + "/deploy/logs" + query;
    }

    private String rest(String query) {
        return "/api/deployments/" + deployment.id() + "/logs" + query;
    }

    private String page(String query) throws Exception {
        HttpResponse<String> answer = HTTP.send(request(query).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> events(String query, @org.jspecify.annotations.Nullable String lastEventId) {
        HttpRequest.Builder request = request(query).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + rest(query)))
                .header("Authorization", "Bearer " + ApiTest.TOKEN);
    }
}
