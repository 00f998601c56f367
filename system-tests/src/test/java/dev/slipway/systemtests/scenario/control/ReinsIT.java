package dev.slipway.systemtests.scenario.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.setup.OnSimulator;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Deciding about jobs that run, over HTTP. */
@SystemTest
@OnSimulator
class ReinsIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Test
    void triesAFailedStepAgainWithACorrectedConfiguration(ApiClient api, Tenants tenants) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(
                code, TenantRequest.of(code).tag("backendApi", "fail-pull").onFailure("keep"));
        tenants.awaitStatus(code, "attention", LIMIT);
        assertThat(tenants.job(job.id()).required("waiting").required("kind").asString())
                .isEqualTo("decision");
        Answer refused = decide(api, job, "resume", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("error")).isEqualTo("The job is not paused");

        String corrected = TenantRequest.of(code).onFailure("keep").changeJson();
        Answer taken = decide(api, job, "retry", corrected.replaceFirst("\\{", "{\"reason\": \"a typo\","));

        assertThat(taken.status()).isEqualTo(202);
        assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString()).isEqualTo("succeeded");
        JsonNode past = api.get("/api/tenants/" + code + "/timeline?size=100").json();
        assertThat(past.toString())
                .contains("\"verb\":\"retry\"", "\"reason\":\"a typo\"", "\"actor\":\"administrator\"");
    }

    @Test
    void isCancelledAtOnceAndTakenBack(ApiClient api, Tenants tenants) {
        String code = CompanyCodes.next();
        DeployJob first = tenants.deploy(code);
        assertThat(tenants.awaitEnd(first, LIMIT).required("state").asString()).isEqualTo("succeeded");
        Answer upgrade = api.put(
                "/api/tenants/" + code,
                TenantRequest.of(code).tag("backendApi", "never-ready").changeJson());
        DeployJob job = new DeployJob(code, upgrade.text("deploymentJobId"));
        awaitStep(tenants, job, "backend-api", "running");

        assertThat(decide(api, job, "cancel", "{\"policy\": \"rollback\"}").status())
                .isEqualTo(202);

        Awaitility.await("the work to stop")
                .atMost(AT_ONCE)
                .until(() -> tenants.job(job.id()).required("steps").toString().contains("undo-backend-api"));
        assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString()).isEqualTo("cancelled");
        tenants.awaitStatus(code, "active", LIMIT);
        assertThat(tenants.health(code).required("status").asString()).isEqualTo("healthy");
    }

    @Test
    void leavesNothingOfANewTenantThatIsCancelledWhole(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(code, TenantRequest.of(code).tag("userFrontend", "never-ready"));
        awaitStep(tenants, job, "user-frontend", "running");

        assertThat(decide(api, job, "cancel", "{\"policy\": \"delete\"}").status())
                .isEqualTo(202);

        assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString()).isEqualTo("cancelled");
        assertThat(cluster.releases(CompanyCodes.namespace(code))).isEmpty();
        assertThat(tenants.tenant(code).required("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void goesBackToItsLastGoodRevisionsWhenAnUpgradeFails(ApiClient api, Tenants tenants) {
        String code = CompanyCodes.next();
        DeployJob first = tenants.deploy(code);
        assertThat(tenants.awaitEnd(first, LIMIT).required("state").asString()).isEqualTo("succeeded");
        TenantRequest broken =
                TenantRequest.of(code).config("replicas", "{\"backendApi\": 1}").onFailure("rollback");

        Answer upgrade = api.put(
                "/api/tenants/" + code, broken.tag("userFrontend", "crash").changeJson());

        DeployJob job = new DeployJob(code, upgrade.text("deploymentJobId"));
        JsonNode ended = tenants.awaitEnd(job, LIMIT);
        assertThat(ended.required("state").asString()).isEqualTo("failed");
        assertThat(ended.required("error").required("code").asString()).isEqualTo("CRASH_LOOP");
        tenants.awaitStatus(code, "active", LIMIT);
        JsonNode health = tenants.health(code);
        assertThat(health.required("status").asString()).isEqualTo("healthy");
        assertThat(health.required("details")
                        .required("backendApi")
                        .required("totalPods")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void waitsForApprovalAndPausesBeforeTheNextStep(ApiClient api, Tenants tenants) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(code, TenantRequest.of(code).config("requireApproval", "[\"postgresql\"]"));
        awaitState(tenants, job, "paused");
        assertThat(tenants.job(job.id()).required("waiting").required("kind").asString())
                .isEqualTo("approval");

        assertThat(decide(api, job, "pause", "{}").status()).isEqualTo(202);
        assertThat(decide(api, job, "approve", "{\"step\": \"postgresql\"}").status())
                .isEqualTo(202);
        awaitStep(tenants, job, "postgresql", "succeeded");
        Awaitility.await("the pause")
                .atMost(LIMIT)
                .until(() ->
                        tenants.job(job.id()).required("waiting").toString().contains("resume"));

        assertThat(decide(api, job, "resume", "{}").status()).isEqualTo(202);
        assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString()).isEqualTo("succeeded");
        assertThat(decide(api, job, "cancel", "{}").status()).isEqualTo(422);
    }

    private static Answer decide(ApiClient api, DeployJob job, String verb, String body) {
        return api.post("/api/deployments/" + job.id() + "/" + verb, body);
    }

    private static void awaitState(Tenants tenants, DeployJob job, String state) {
        Awaitility.await(job + " to be " + state)
                .atMost(LIMIT)
                .until(() -> tenants.job(job.id()).required("state").asString(), state::equals);
    }

    private static void awaitStep(Tenants tenants, DeployJob job, String step, String state) {
        Awaitility.await(step + " to be " + state)
                .atMost(LIMIT)
                .until(() -> tenants.step(job.id(), step).required("state").asString(), state::equals);
    }
}
