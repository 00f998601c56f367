package dev.slipway.api.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import dev.slipway.api.TestCluster;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.testing.RawHttp;
import dev.slipway.testing.Shape;
import dev.slipway.testing.Sockets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class ClusterTest {

    private static final String SIGNED_IN = "Authorization: Bearer " + ApiTest.TOKEN + "\r\n";

    @LocalServerPort
    int port;

    @BeforeEach
    @AfterEach
    void theClusterAnswers() {
        TestCluster.answer("v1.34.1");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(health().body()).contains("v1.34.1"));
    }

    @Test
    void healthIsTheContractsAnswer() throws IOException {
        assertThat(JsonMapper.shared().readTree(health().body()))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"status\":\"ok\",\"message\":\"Connected to Kubernetes cluster\","
                                + "\"clusterVersion\":\"v1.34.1\"}"));
    }

    @Test
    void healthSaysWithinTwoSecondsThatTheClusterIsAway() throws IOException {
        TestCluster.refuse();
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(health().status()).isEqualTo(503));
        JsonNode error = Shape.assertError(health(), ErrorCode.CLUSTER_UNAVAILABLE);
        assertThat(error.path("message").asString()).isEqualTo("Failed to connect to Kubernetes cluster");
        assertThat(health().headers()).containsKey("retry-after");
    }

    @Test
    void theSocketTellsThePresentStateAndEachChange() throws Exception {
        try (Sockets socket = open()) {
            JsonNode now = status(socket.next(5));
            assertThat(now.path("status").asString()).isEqualTo("connected");
            assertThat(now.path("clusterVersion").asString()).isEqualTo("v1.34.1");
            assertThat(now.get("error").isNull()).isTrue();
            assertThat(Instant.parse(now.path("at").asString())).isBefore(Instant.now());

            TestCluster.refuse();
            health();
            JsonNode away = status(socket.next(10));
            assertThat(away.path("status").asString()).isEqualTo("disconnected");
            assertThat(away.get("clusterVersion").isNull()).isTrue();
            assertThat(away.path("error").asString()).isNotBlank();

            TestCluster.answer("v1.35.0");
            assertThat(status(socket.next(10)).path("clusterVersion").asString())
                    .isEqualTo("v1.35.0");
        }
    }

    @Test
    void theSocketSaysTheStateAgainAfterFifteenSeconds() throws Exception {
        try (Sockets socket = open()) {
            String first = socket.next(5);
            Instant begun = Instant.now();
            JsonNode again = status(socket.next(20));
            assertThat(Duration.between(begun, Instant.now()))
                    .isBetween(Duration.ofSeconds(14), Duration.ofSeconds(17));
            assertThat(again.path("status")).isEqualTo(status(first).path("status"));
        }
    }

    private Sockets open() {
        return Sockets.open(port, "/ws/cluster/status", Map.of("Authorization", "Bearer " + ApiTest.TOKEN));
    }

    private static JsonNode status(String message) {
        return JsonMapper.shared().readTree(message);
    }

    private RawHttp.Answer health() throws IOException {
        return RawHttp.send(port, RawHttp.request("GET", "/api/cluster/health", SIGNED_IN, ""));
    }
}
