package dev.slipway.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import dev.slipway.testing.EchoController;
import dev.slipway.testing.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@Import(EchoController.class)
@TestPropertySource(properties = "logging.structured.format.console=ecs")
@ExtendWith(OutputCaptureExtension.class)
class RequestsTest {

    private static final String SIGNED_IN = "Authorization: Bearer " + ApiTest.TOKEN + "\r\n";
    private static final String JSON = SIGNED_IN + "Content-Type: application/json\r\n";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"a", "Abc-1.2_3", "0123456789012345678901234567890123456789012345678901234567890123"})
    void aSaneRequestIdIsTakenOverAndReturned(String id) throws IOException {
        assertThat(get("/api/echo/list", SIGNED_IN + "X-Request-Id: " + id + "\r\n")
                        .headers())
                .containsEntry("x-request-id", id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\"b",
                "ä",
                "a/b",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anyOtherRequestIdIsReplaced(String id) throws IOException {
        String made = get("/api/echo/list", SIGNED_IN + "X-Request-Id: " + id + "\r\n")
                .headers()
                .get("x-request-id");
        assertThat(made).isNotEqualTo(id).matches("[0-9a-f-]{36}");
    }

    @Test
    void theLogHasOneLineForEachRequestWithoutItsQuery(CapturedOutput output) throws IOException {
        get("/api/echo/00000000-0000-0000-0000-000000000000?limit=7&ticket=hidden-ticket", SIGNED_IN);
        get("/ws/cluster/status?ticket=hidden-ticket", "");
        get("/api/nothing?ticket=hidden-ticket", SIGNED_IN);
        assertThat(output)
                .contains("GET /api/echo/{id} 200 ")
                .contains("GET /ws/cluster/status 426 ")
                .contains("GET /api/nothing 404 ")
                .doesNotContain("hidden-ticket");
    }

    @Test
    void aFaultIsLoggedWithItsStackUnderTheRequestsId(CapturedOutput output) throws IOException {
        get("/api/echo/bug", SIGNED_IN + "X-Request-Id: the-faulty-one\r\n");
        assertThat(output.toString().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{")
                        .contains(
                                "\"requestId\":\"the-faulty-one\"",
                                "IllegalStateException",
                                "SELECT secret FROM /etc/passwd",
                                "EchoController.bug"));
    }

    @Test
    void everyAnswerGuardsTheBrowser() throws IOException {
        for (String target : List.of("/", "/api/echo/list", "/api/nothing")) {
            assertThat(get(target, target.equals("/") ? "" : SIGNED_IN).headers())
                    .containsEntry(
                            "content-security-policy",
                            "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; style-src 'self';"
                                    + " script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("referrer-policy", "no-referrer")
                    .containsEntry("x-frame-options", "DENY")
                    .doesNotContainKeys("strict-transport-security", "server", "set-cookie", "x-powered-by")
                    .doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void theDashboardAndTheProbesAreOpen() throws IOException {
        assertThat(get("/", "").status()).isEqualTo(200);
        assertThat(get("/", "").body()).contains("<html");
        assertThat(get("/favicon.svg", "").status()).isEqualTo(200);
        assertThat(get("/swagger-ui", "").headers()).containsEntry("location", "/swagger-ui/index.html");
        assertThat(get("/swagger-ui/index.html", "").status()).isEqualTo(200);
        assertThat(get("/actuator/health/liveness", "").body()).contains("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health", "").body()).doesNotContain("components", "details");
    }

    @Test
    void metricsAreForWhoHasTheToken() throws IOException {
        assertThat(get("/actuator/prometheus", SIGNED_IN).body())
                .contains("jvm_memory_used_bytes", "hikaricp_connections");
    }

    @Test
    void whoHasTheTokenSeesThatTemporalIsAwayAndThatNoTrafficIsTaken() throws IOException {
        assertThat(get("/actuator/health/readiness", "").status()).isEqualTo(503);
        assertThat(get("/actuator/health", SIGNED_IN).body())
                .contains("\"temporal\":{\"details\":{\"problem\":\"UNAVAILABLE\"},\"status\":\"DOWN\"}");
    }

    @Test
    void aBodyOfExactlyOneMebibyteIsRead() throws IOException {
        String frame = "{\"name\":\"a\",\"count\":1,\"flag\":true,\"values\":{\"a\":\"\"}}";
        String body = frame.replace("\"\"", "\"" + "x".repeat((1 << 20) - frame.length()) + "\"");
        assertThat(body).hasSize(1 << 20);
        assertThat(RawHttp.send(port, RawHttp.request("POST", "/api/echo", JSON, body))
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.send(port, RawHttp.request("POST", "/api/echo", JSON, body + " "))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void theConnectionServesOnAfterABodyThatWasTooLarge() throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest large = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/echo"))
                    .header("Authorization", "Bearer " + ApiTest.TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3_000_000]))
                    .build();
            for (int time = 0; time < 5; time++) {
                HttpResponse<String> answer = http.send(large, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("BODY_TOO_LARGE");
            }
        }
    }

    @Test
    void timesAreUtcWithMilliseconds() throws IOException {
        String body = "{\"name\":\"a\",\"count\":1,\"flag\":true,\"when\":\"2026-01-31T13:00:00.123456+01:00\"}";
        assertThat(RawHttp.send(port, RawHttp.request("POST", "/api/echo", JSON, body))
                        .body())
                .contains("\"when\":\"2026-01-31T12:00:00.123Z\"");
    }

    @Test
    void listsAreReadAsAskedAndByDefault() throws IOException {
        assertThat(get("/api/echo/list", SIGNED_IN).body())
                .isEqualTo(
                        "{\"items\":[\"createdAt true null\"],\"page\":0,\"size\":20,\"totalItems\":41,\"totalPages\":3}");
        assertThat(get("/api/echo/list?page=4&size=10&sort=name,asc&search=%20x%20", SIGNED_IN)
                        .body())
                .isEqualTo("{\"items\":[\"name false x\"],\"page\":4,\"size\":10,\"totalItems\":41,\"totalPages\":5}");
    }

    @Test
    void aRefusedMethodNamesTheAllowedOnes() throws IOException {
        assertThat(RawHttp.send(port, RawHttp.request("DELETE", "/api/platform", SIGNED_IN, ""))
                        .headers()
                        .get("allow"))
                .contains("GET");
    }

    @Test
    void aRefusedTokenSaysHowToSignIn() throws IOException {
        assertThat(get("/api/platform", "").headers()).containsEntry("www-authenticate", "Bearer realm=\"slipway\"");
    }

    @Test
    void thePlatformIsToldWithoutASecret() throws IOException {
        assertThat(get("/api/platform", SIGNED_IN).body())
                .contains("\"simulated\":false", "\"temporalUi\":null", "\"name\":\"Database\"")
                .doesNotContain("jdbc:", "postgres:", ApiTest.TOKEN, "a-token-for-tests");
    }

    private RawHttp.Answer get(String target, String headers) throws IOException {
        return RawHttp.send(port, RawHttp.request("GET", target, headers, ""));
    }
}
