package dev.slipway.systemtests.scenario.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.api.Json;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a tenant after its first deploy, by its API alone. */
@SystemTest
class TenantLifeIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Test
    void isUpgradedByThePlanThatWasLookedAt(ApiClient api, Tenants tenants) {
        String code = deployed(tenants);
        TenantRequest wanted = TenantRequest.of(code).config("replicas", "{\"backendApi\": 3}");

        JsonNode plan = plan(api, code, wanted);
        String hash = plan.required("planHash").asString();
        assertThat(release(plan, "backendApi").required("action").asString()).isEqualTo("upgrade");
        assertThat(release(plan, "userFrontend").required("action").asString()).isEqualTo("unchanged");
        assertThat(plan.required("destructive").asBoolean()).isFalse();

        TenantRequest other = TenantRequest.of(code).config("replicas", "{\"backendApi\": 4}");
        Answer stale = api.put(path(code), withPlan(other, hash));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("code")).isEqualTo("PLAN_STALE");

        assertThat(end(tenants, code, api.put(path(code), withPlan(wanted, hash))))
                .isEqualTo("succeeded");
        assertThat(revision(tenants, code, "backendApi")).isEqualTo(2);
        assertThat(revision(tenants, code, "postgresql")).isEqualTo(1);
        assertThat(tenants.tenant(code).required("status").asString()).isEqualTo("active");
    }

    @Test
    void goesBackToWhatAnEarlierJobMadeOfIt(ApiClient api, Tenants tenants) {
        String code = CompanyCodes.next();
        DeployJob first = tenants.deploy(code);
        assertThat(tenants.awaitEnd(first, LIMIT).required("state").asString()).isEqualTo("succeeded");
        TenantRequest wanted = TenantRequest.of(code).config("replicas", "{\"backendApi\": 1}");
        assertThat(end(tenants, code, api.put(path(code), wanted.changeJson()))).isEqualTo("succeeded");

        Answer back = api.post("/api/deployments/" + first.id() + "/rollback", "{}");

        assertThat(end(tenants, code, back)).isEqualTo("succeeded");
        assertThat(tenants.health(code)
                        .required("details")
                        .required("backendApi")
                        .required("totalPods")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void goesWholeAndItsPastStays(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = deployed(tenants);
        assertThat(api.call("DELETE", path(code) + "?confirm=other").status()).isEqualTo(400);

        Answer removal = api.call("DELETE", path(code) + "?confirm=" + code);

        assertThat(end(tenants, code, removal)).isEqualTo("succeeded");
        assertThat(api.get(path(code)).status()).isEqualTo(404);
        assertThat(cluster.releases(CompanyCodes.namespace(code))).isEmpty();
        JsonNode past = api.get(path(code) + "/timeline?size=100").json().required("items");
        assertThat(past.get(0).required("detail").required("status").asString()).isEqualTo("deleted");
        assertThat(api.get(path(code) + "/state").json().required("status").asString())
                .isEqualTo("deleted");
    }

    @Test
    void comesBackOverTheDataThatWasKept(ApiClient api, Tenants tenants) {
        String code = deployed(tenants);
        Answer removal = api.call("DELETE", path(code) + "?keepData=true&confirm=" + code);
        assertThat(end(tenants, code, removal)).isEqualTo("succeeded");

        DeployJob again = tenants.deploy(code);

        assertThat(tenants.awaitEnd(again, LIMIT).required("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void isRefusedWhileAJobRuns(ApiClient api, Tenants tenants) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(code, TenantRequest.of(code).config("requireApproval", "[\"namespace\"]"));

        Answer upgrade = api.put(path(code), TenantRequest.of(code).changeJson());

        assertThat(upgrade.status()).isEqualTo(409);
        assertThat(upgrade.text("code")).isEqualTo("DEPLOYMENT_RUNNING");
        assertThat(upgrade.text("deploymentJobId")).isEqualTo(job.id());
        api.post("/api/deployments/" + job.id() + "/cancel", "{}");
        tenants.awaitEnd(job, LIMIT);
    }

    private static String deployed(Tenants tenants) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(code);
        assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString()).isEqualTo("succeeded");
        return code;
    }

    private static JsonNode plan(ApiClient api, String code, TenantRequest wanted) {
        Answer begun = api.post(path(code) + "/plan", wanted.changeJson());
        assertThat(begun.status()).isEqualTo(202);
        return Awaitility.await("the plan")
                .atMost(LIMIT)
                .until(
                        () -> api.get(path(code) + "/plans/" + begun.text("planId"))
                                .json(),
                        TenantLifeIT::isReady)
                .required("result");
    }

    private static boolean isReady(JsonNode plan) {
        assertThat(plan.required("state").asString()).isNotEqualTo("failed");
        return plan.required("state").asString().equals("ready");
    }

    private static JsonNode release(JsonNode plan, String component) {
        for (JsonNode release : plan.required("releases")) {
            if (release.required("component").asString().equals(component)) {
                return release;
            }
        }
        throw new AssertionError("No " + component + " in " + plan);
    }

    private static String withPlan(TenantRequest wanted, String hash) {
        ObjectNode body = (ObjectNode) Json.parse(wanted.changeJson());
        return body.put("planHash", hash).toString();
    }

    private static String end(Tenants tenants, String code, Answer accepted) {
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        DeployJob job = new DeployJob(code, accepted.text("deploymentJobId"));
        return tenants.awaitEnd(job, LIMIT).required("state").asString();
    }

    private static int revision(Tenants tenants, String code, String component) {
        return tenants.tenant(code)
                .required("resources")
                .required(component)
                .required("revision")
                .asInt();
    }

    private static String path(String code) {
        return "/api/tenants/" + code;
    }
}
