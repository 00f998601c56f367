package dev.slipway.systemtests.scenario.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.cluster.HelmRelease;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody scales, edits and deletes what Slipway has made. */
@SystemTest
class DriftIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Test
    void tellsWhatSomebodyDidToTheClusterAndLeavesIt(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = deployed(tenants, "warn");
        assertThat(checked(api, code).required("findings").size()).isZero();
        disturb(cluster, code);
        cluster.labelService(
                CompanyCodes.namespace(code), name("user-frontend", code), "app.kubernetes.io/name", "other");

        JsonNode drift = checked(api, code);

        assertThat(drift.required("policy").asString()).isEqualTo("warn");
        assertThat(kinds(drift))
                .containsExactlyInAnyOrder(
                        "backendApi replicas", "backendApi object_missing", "userFrontend object_changed");
        assertThat(finding(drift, "replicas").required("message").asString())
                .isEqualTo("Deployment " + name("backend-api", code) + " is scaled to 3 and not to 2");
        assertThat(finding(drift, "object_changed").required("diff").asString())
                .contains("-    app.kubernetes.io/name: user-frontend", "+    app.kubernetes.io/name: other");
        assertThat(events(api, code)).containsOnlyOnce("drift_found");
        assertThat(checked(api, code).required("findings").size()).isEqualTo(3);
        assertThat(events(api, code)).containsOnlyOnce("drift_found");
        assertThat(cluster.hasService(CompanyCodes.namespace(code), name("backend-api", code)))
                .isFalse();
    }

    @Test
    void bringsATenantBackThatWantsToBe(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = deployed(tenants, "repair");
        disturb(cluster, code);

        check(api, code);

        JsonNode repair = Awaitility.await("the repair of " + code)
                .atMost(LIMIT)
                .until(
                        () -> newestJob(api, code),
                        job -> job.required("kind").asString().equals("repair"));
        DeployJob job = new DeployJob(code, repair.required("id").asString());
        assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString()).isEqualTo("succeeded");
        assertThat(repair.required("requestedBy").asString()).isEqualTo("slipway");
        assertThat(cluster.hasService(CompanyCodes.namespace(code), name("backend-api", code)))
                .isTrue();
        Awaitility.await("the third pod of " + code + " to be gone")
                .atMost(LIMIT)
                .until(() -> pods(tenants, code), pods -> pods == 2);
        assertThat(revisions(cluster, code, "backend-api")).containsExactly(1, 2);
        assertThat(revisions(cluster, code, "postgresql")).containsExactly(1);

        JsonNode drift = checked(api, code);
        assertThat(drift.required("findings").size()).isZero();
        assertThat(drift.required("repairJobId").asString()).isEqualTo(job.id());
        assertThat(events(api, code)).contains("drift_found", "drift_gone");
    }

    private static int pods(Tenants tenants, String code) {
        return tenants.health(code)
                .required("details")
                .required("backendApi")
                .required("totalPods")
                .asInt();
    }

    private static String deployed(Tenants tenants, String policy) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(code, TenantRequest.of(code).config("drift", "\"" + policy + "\""));
        assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString()).isEqualTo("succeeded");
        return code;
    }

    private static void disturb(ClusterView cluster, String code) {
        String name = name("backend-api", code);
        cluster.scaleDeployment(CompanyCodes.namespace(code), name, 3);
        cluster.deleteService(CompanyCodes.namespace(code), name);
    }

    private static void check(ApiClient api, String code) {
        Answer begun = api.post(path(code) + "/drift/check", "");
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
    }

    /** What a check that is asked for now finds. */
    private static JsonNode checked(ApiClient api, String code) {
        JsonNode before = drift(api, code).required("checkedAt");
        check(api, code);
        return Awaitility.await("the check of " + code)
                .atMost(LIMIT)
                .until(() -> drift(api, code), drift -> isNewer(drift.required("checkedAt"), before));
    }

    private static boolean isNewer(JsonNode checkedAt, JsonNode before) {
        return !checkedAt.isNull() && !checkedAt.equals(before);
    }

    private static JsonNode drift(ApiClient api, String code) {
        Answer answer = api.get(path(code) + "/drift");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode newestJob(ApiClient api, String code) {
        return api.get(path(code) + "/deployments?size=1&sort=createdAt,desc")
                .json()
                .required("items")
                .get(0);
    }

    private static List<String> kinds(JsonNode drift) {
        return drift.required("findings")
                .valueStream()
                .map(found -> found.required("component").asString() + " "
                        + found.required("kind").asString())
                .toList();
    }

    private static JsonNode finding(JsonNode drift, String kind) {
        return drift.required("findings")
                .valueStream()
                .filter(found -> found.required("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> events(ApiClient api, String code) {
        return api.get(path(code) + "/timeline?size=100")
                .json()
                .required("items")
                .valueStream()
                .map(event -> event.required("kind").asString())
                .toList();
    }

    private static List<Integer> revisions(ClusterView cluster, String code, String component) {
        return cluster.releases(CompanyCodes.namespace(code)).stream()
                .filter(release -> release.name().equals(name(component, code)))
                .map(HelmRelease::revision)
                .toList();
    }

    private static String name(String component, String code) {
        return component + "-" + code.toLowerCase(Locale.ROOT);
    }

    private static String path(String code) {
        return "/api/tenants/" + code;
    }
}
