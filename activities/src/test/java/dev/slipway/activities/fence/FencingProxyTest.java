package dev.slipway.activities.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.cluster.ClusterConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FencingProxyTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RecordingApiServer cluster = new RecordingApiServer();
    private final ClusterConnection connection = cluster.connect();
    private final FencingProxy proxy = FencingProxy.start(connection.client());
    private final AtomicBoolean held = new AtomicBoolean(true);
    private final FencedAccess access = proxy.open(held::get);

    FencingProxyTest() throws IOException {}

    @AfterEach
    void close() {
        access.close();
        proxy.close();
        connection.close();
        cluster.close();
    }

    @Test
    void sendsOnWithItsOwnCredentials() throws Exception {
        HttpResponse<byte[]> answer =
                send(request("/api/v1/x%2Fy?labelSelector=a%3Db").GET());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Warning")).contains("299 - \"mind the gap\"");
        RecordingApiServer.Request sent = cluster.requests.getFirst();
        assertThat(sent.target()).isEqualTo("/behind/a/path/api/v1/x%2Fy?labelSelector=a%3Db");
        assertThat(sent.headers().get("Authorization")).containsExactly("Bearer " + RecordingApiServer.TOKEN);
        assertThat(sent.headers()).doesNotContainKey("Proxy-authorization");
    }

    @Test
    void passesBodiesAndTheirTypesUnchangedBothWays() throws Exception {
        byte[] body = new byte[300_000];
        new Random(1).nextBytes(body);

        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            HttpResponse<byte[]> answer = send(request("/apis/apps/v1/things")
                    .header("Content-Type", "application/vnd.kubernetes.protobuf")
                    .header("Accept", "application/vnd.kubernetes.protobuf,application/json")
                    .method(method, BodyPublishers.ofByteArray(body)));

            RecordingApiServer.Request sent = cluster.requests.getLast();
            assertThat(sent.method()).isEqualTo(method);
            assertThat(sent.headers().get("Content-type")).containsExactly("application/vnd.kubernetes.protobuf");
            assertThat(sent.headers().get("Accept"))
                    .containsExactly("application/vnd.kubernetes.protobuf,application/json");
            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.kubernetes.protobuf");
        }
    }

    @Test
    void sendsADeleteWithoutABody() throws Exception {
        assertThat(send(request("/api/v1/things").DELETE()).statusCode()).isEqualTo(201);
        assertThat(cluster.requests.getFirst().method()).isEqualTo("DELETE");
    }

    @Test
    void refusesChangesOfALostLeaseAndStillAnswersQuestions() throws Exception {
        held.set(false);

        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            HttpResponse<byte[]> answer = send(request("/api/v1/things").method(method, BodyPublishers.ofString("{}")));
            JsonNode status = JsonMapper.shared().readTree(answer.body());
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(status.path("kind").asString()).isEqualTo("Status");
            assertThat(status.path("reason").asString()).isEqualTo("LeaseLost");
        }
        assertThat(cluster.requests).isEmpty();
        assertThat(send(request("/api/v1/things").GET()).statusCode()).isEqualTo(201);
    }

    @Test
    void admitsNobodyWithoutTheToken() throws Exception {
        try (FencedAccess other = proxy.open(held::get)) {
            String otherToken = password(other);
            List<String> wrong = List.of(
                    "", "Basic !", credentials(id(access), ""), credentials(id(access), otherToken), "Bearer x");
            for (String authorization : wrong) {
                assertThat(send(request("/api/v1/things")
                                        .setHeader("Proxy-Authorization", authorization)
                                        .GET())
                                .statusCode())
                        .isEqualTo(407);
            }
        }
        assertThat(cluster.requests).isEmpty();
    }

    @Test
    void admitsNobodyOnceTheOperationHasEnded() throws Exception {
        access.close();

        assertThat(send(request("/api/v1/things").GET()).statusCode()).isEqualTo(407);
        assertThat(cluster.requests).isEmpty();
    }

    @Test
    void passesEventsOfAWatchAsTheyCome() throws Exception {
        try (BufferedReader events = watch()) {
            assertThat(events.readLine()).isEqualTo("first");
            cluster.goOn.countDown();
            assertThat(events.readLine()).isEqualTo("second");
            assertThat(events.readLine()).isNull();
        }
    }

    @Test
    void endsAWatchWithItsOperation() throws Exception {
        try (BufferedReader events = watch()) {
            assertThat(events.readLine()).isEqualTo("first");
            access.close();
            assertThatThrownBy(events::readLine).isInstanceOf(IOException.class);
        }
    }

    @Test
    void endsAnOperationWhenItsLastChangeHasComeToItsEnd() throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> change =
                client().sendAsync(request("/slow").DELETE().build(), BodyHandlers.ofByteArray());
        await().atMost(SOON).until(() -> !cluster.requests.isEmpty());

        Thread closing = Thread.ofVirtual().start(access::close);
        await().during(Duration.ofMillis(300)).until(closing::isAlive);
        cluster.goOn.countDown();

        closing.join();
        assertThat(change.join().statusCode()).isEqualTo(201);
    }

    @Test
    void cutsAnAnswerThatBrokeOffInsteadOfMakingItSeemWhole() {
        assertThatThrownBy(() -> send(request("/broken").GET())).isInstanceOf(IOException.class);
    }

    @Test
    void saysThatTheClusterIsAway() throws Exception {
        cluster.close();

        HttpResponse<byte[]> answer = send(request("/api/v1/things").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("cluster unreachable");
    }

    @Test
    void listensOnTheLoopbackInterfaceAlone() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress address : others) {
            assertThatThrownBy(() -> new Socket(address, address(access).getPort()))
                    .isInstanceOf(ConnectException.class);
        }
        assertThat(address(access).getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void tellsItsTokenToNobody() {
        assertThat(access.toString()).doesNotContain(password(access));
    }

    private BufferedReader watch() throws Exception {
        return new BufferedReader(new InputStreamReader(
                client().send(request("/watch").GET().build(), BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client().send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpClient client() {
        return HttpClient.newBuilder().proxy(ProxySelector.of(address(access))).build();
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(settings(access).path("server").asString() + target))
                .timeout(SOON)
                .setHeader("Proxy-Authorization", credentials(id(access), password(access)));
    }

    private static InetSocketAddress address(FencedAccess access) {
        return new InetSocketAddress(
                proxyUrl(access).getHost(), proxyUrl(access).getPort());
    }

    private static String id(FencedAccess access) {
        return proxyUrl(access).getUserInfo().split(":")[0];
    }

    private static String password(FencedAccess access) {
        return proxyUrl(access).getUserInfo().split(":")[1];
    }

    private static URI proxyUrl(FencedAccess access) {
        return URI.create(settings(access).path("proxy-url").asString());
    }

    private static JsonNode settings(FencedAccess access) {
        return JsonMapper.shared()
                .readTree(access.kubeconfig())
                .path("clusters")
                .path(0)
                .path("cluster");
    }

    private static String credentials(String id, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
