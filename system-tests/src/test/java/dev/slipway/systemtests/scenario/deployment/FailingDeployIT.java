package dev.slipway.systemtests.scenario.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.log.DeployLogSocket;
import dev.slipway.systemtests.log.LogText;
import dev.slipway.systemtests.setup.OnSimulator;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@SystemTest
@OnSimulator
class FailingDeployIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @ParameterizedTest
    @CsvSource({
        "postgresql,   fail-pull, postgresql,    0",
        "backendApi,   fail-pull, backend-api,   1",
        "userFrontend, crash,     user-frontend, 2"
    })
    void saysWhyAStepFailed(
            String component, String tag, String step, int done, ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(code, TenantRequest.of(code).tag(component, tag));
        try (DeployLogSocket socket = DeployLogSocket.text(api, code, 0)) {
            assertThat(socket.awaitClose(LIMIT)).isEqualTo(1000);
            assertThat(socket.texts().getLast()).isEqualTo(LogText.FAILED);
        }
        JsonNode ended = tenants.awaitEnd(job, LIMIT);
        assertThat(ended.required("state").asString()).isEqualTo("failed");
        assertTyped(ended.required("error"));
        JsonNode failed = tenants.step(job.id(), step);
        assertThat(failed.required("state").asString()).isEqualTo("failed");
        assertThat(failed.required("error")).isEqualTo(ended.required("error"));
        assertThat(tenants.step(job.id(), "verify").required("state").asString())
                .isEqualTo("pending");
        tenants.awaitStatus(code, "failed", Duration.ofSeconds(10));
        assertThat(tenants.health(code).required("status").asString()).isEqualTo("unhealthy");
        // what was done stays, with the release that failed
        assertThat(cluster.releases(CompanyCodes.namespace(code))).hasSize(done + 1);
    }

    @Test
    void removesWhatItMadeWhenAskedTo(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(
                code, TenantRequest.of(code).tag("userFrontend", "fail-pull").onFailure("rollback"));
        try (DeployLogSocket socket = DeployLogSocket.text(api, code, 0)) {
            assertThat(socket.awaitClose(LIMIT)).isEqualTo(1000);
            assertThat(socket.texts().getLast()).isEqualTo(LogText.FAILED);
        }
        assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString()).isEqualTo("failed");
        assertThat(cluster.releases(CompanyCodes.namespace(code))).isEmpty();
        JsonNode resources = tenants.tenant(code).required("resources");
        for (String component : List.of("postgresql", "backendApi", "userFrontend")) {
            assertThat(resources.required(component).required("status").asString())
                    .isIn("removed", "pending");
        }
    }

    @Test
    void deploysAgainWhatFailed(Tenants tenants) {
        String code = CompanyCodes.next();
        DeployJob failed = tenants.deploy(code, TenantRequest.of(code).tag("backendApi", "fail-pull"));
        assertThat(tenants.awaitEnd(failed, LIMIT).required("state").asString()).isEqualTo("failed");
        DeployJob again = tenants.deploy(code);
        assertThat(tenants.awaitEnd(again, LIMIT).required("state").asString()).isEqualTo("succeeded");
        tenants.awaitStatus(code, "active", Duration.ofSeconds(10));
    }

    private static void assertTyped(JsonNode error) {
        assertThat(error.required("code").asString()).matches("[A-Z][A-Z0-9_]+");
        assertThat(error.required("class").asString()).isEqualTo("user");
        assertThat(error.required("message").asString()).isNotBlank();
        assertThat(error.required("hint").asString()).isNotBlank();
    }
}
