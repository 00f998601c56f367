package dev.slipway.systemtests.scenario.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.api.Frame;
import dev.slipway.systemtests.api.Json;
import dev.slipway.systemtests.api.TextSocket;
import dev.slipway.systemtests.setup.SystemTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SystemTest
class ClusterStatusIT {
    @Test
    void saysThatTheClusterIsThere(ApiClient api) {
        Instant before = Instant.now();
        Answer answer = api.get("/api/cluster/health");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("ok");
        assertThat(answer.text("message")).isEqualTo("Connected to Kubernetes cluster");
        assertThat(answer.text("clusterVersion")).matches("v1\\.\\d+.*");
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("status", "message", "clusterVersion");
    }

    @Test
    void repeatsTheStateEveryFifteenSeconds(ApiClient api) {
        try (TextSocket socket = TextSocket.open(api, "/ws/cluster/status")) {
            Frame first = socket.await("the state", Duration.ofSeconds(5), text -> true);
            JsonNode state = Json.parse(first.text());
            assertThat(state.propertyNames()).containsExactlyInAnyOrder("status", "clusterVersion", "error", "at");
            assertThat(state.required("status").asString()).isEqualTo("connected");
            assertThat(state.required("error").isNull()).isTrue();
            Frame second = socket.await("the state again", Duration.ofSeconds(20), text -> !text.equals(first.text()));
            assertThat(Duration.between(first.arrived(), second.arrived()))
                    .isBetween(Duration.ofSeconds(12), Duration.ofSeconds(18));
        }
    }
}
