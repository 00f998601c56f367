package dev.slipway.systemtests.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.api.TextSocket;
import dev.slipway.systemtests.setup.SystemTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SystemTest
class AccessIT {
    private static final List<@Nullable String> WRONG = Arrays.asList(null, "wrong", "", "Bearer", "null");
    private static final List<String> SOCKETS = List.of(
            "/ws/cluster/status",
            "/ws/tenants/NOSUCH/deploy/logs",
            "/ws/tenants/NOSUCH/health/updates",
            "/ws/no-such-socket");

    @Test
    void wantsATokenOnEveryRouteOfTheOpenApiDocument(ApiClient api) {
        List<String> calls = documented(api);
        assertThat(calls).contains("POST /api/tenants", "GET /api/tenants", "GET /api/cluster/health");
        for (String wrong : WRONG) {
            ApiClient stranger = api.withToken(wrong);
            for (String call : calls) {
                String[] parts = call.split(" ");
                Answer answer = stranger.call(parts[0], parts[1]);
                assertThat(answer.status()).as(call + " with " + wrong).isEqualTo(401);
                assertThat(answer.text("code")).isEqualTo("UNAUTHENTICATED");
            }
        }
    }

    @Test
    void wantsATokenOnWhatStandsInNoDocument(ApiClient api) {
        ApiClient stranger = api.withToken(null);
        for (String path : List.of(
                "/v3/api-docs",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator",
                "/api/no-such",
                "/api",
                "/nothing")) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void wantsATokenOnEveryUpgrade(ApiClient api) {
        for (String wrong : WRONG) {
            for (String path : SOCKETS) {
                assertThat(TextSocket.refusal(api.withToken(wrong), path))
                        .as(path)
                        .isEqualTo(401);
            }
        }
        assertThat(TextSocket.refusal(api.withToken(null), "/ws/cluster/status?ticket=made-up"))
                .isEqualTo(401);
        assertThat(TextSocket.refusal(api.withToken(null), "/ws/cluster/status?token=" + api.token()))
                .isEqualTo(401);
    }

    @Test
    void letsATicketOpenOneSocket(ApiClient api) {
        Answer answer = api.post("/api/ws-tickets", "");
        assertThat(answer.status()).isIn(200, 201);
        String path = "/ws/cluster/status?ticket=" + answer.text("ticket");
        ApiClient browser = api.withToken(null);
        try (TextSocket socket = TextSocket.open(browser, path)) {
            socket.await("the state", Duration.ofSeconds(10), text -> text.contains("clusterVersion"));
        }
        assertThat(TextSocket.refusal(browser, path)).isEqualTo(401);
    }

    @Test
    void leavesProbesAndTheDashboardOpen(ApiClient api) {
        ApiClient stranger = api.withToken(null);
        for (String path : List.of("/actuator/health/readiness", "/actuator/health/liveness", "/")) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(200);
        }
    }

    private static List<String> documented(ApiClient api) {
        JsonNode paths = api.get("/v3/api-docs").json().required("paths");
        List<String> calls = new ArrayList<>();
        paths.propertyStream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> calls.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[^}]*}", "x"))));
        return calls;
    }
}
