package dev.slipway.systemtests.scenario.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.api.Json;
import dev.slipway.systemtests.api.TextSocket;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SystemTest
class TenantViewsIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> RELEASES =
            Map.of("postgresql", "postgresql-", "backendApi", "backend-api-", "userFrontend", "user-frontend-");

    @Test
    void acceptsADeployInTheContractsWords(Tenants tenants) {
        String code = CompanyCodes.next();
        Answer answer = tenants.ask(TenantRequest.of(code.toLowerCase(Locale.ROOT)));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.text("status")).isEqualTo("pending");
        assertThat(answer.text("message")).isEqualTo("Tenant deployment initiated");
        assertThat(answer.text("companyCode")).isEqualTo(code);
        String id = answer.text("deploymentJobId");
        assertThat(tenants.job(id).required("companyCode").asString()).isEqualTo(code);
        assertThat(tenants.tenant(code).required("companyCode").asString()).isEqualTo(code);
        tenants.awaitEnd(new DeployJob(code, id), LIMIT);
    }

    @Test
    void showsATenantFromEverySide(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = CompanyCodes.next();
        DeployJob job = tenants.deploy(code);
        tenants.awaitEnd(job, LIMIT);
        tenants.awaitStatus(code, "active", SOON);

        assertOverview(tenants.all(), code);
        assertDetail(tenants.tenant(code), code);
        assertHealth(tenants.health(code), code);
        assertJob(tenants.job(job.id()), code);
        assertThat(cluster.releases(CompanyCodes.namespace(code)))
                .hasSize(3)
                .allMatch(release -> release.status().equals("deployed"))
                .allMatch(release -> release.revision() == 1);
        assertThat(api.get("/api/tenants/" + code.toLowerCase(Locale.ROOT)).status())
                .isEqualTo(200);
    }

    @Test
    void tellsOfEveryChangeOfHealth(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = CompanyCodes.next();
        tenants.awaitEnd(tenants.deploy(code), LIMIT);
        try (TextSocket updates = TextSocket.open(api, "/ws/tenants/" + code + "/health/updates")) {
            updates.await("the present state", SOON, text -> health(text).equals("healthy"));
            String release = "user-frontend-" + code.toLowerCase(Locale.ROOT);
            cluster.scaleDeployment(CompanyCodes.namespace(code), release, 0);
            updates.await("unhealthy", SOON, text -> health(text).equals("unhealthy"));
            assertThat(tenants.health(code).required("status").asString()).isEqualTo("unhealthy");
            cluster.scaleDeployment(CompanyCodes.namespace(code), release, 2);
            updates.awaitNewest("healthy again", SOON, text -> health(text).equals("healthy"));
            assertThat(updates.texts()).allSatisfy(text -> assertHealthShape(Json.parse(text), code));
        }
    }

    @Test
    void saysThatATenantIsNotThere(ApiClient api) {
        Answer health = api.get("/api/tenants/NOSUCHTENANT/health");
        assertThat(health.status()).isEqualTo(404);
        assertThat(health.text("error")).isEqualTo("Tenant not found");
        assertThat(api.get("/api/tenants/NOSUCHTENANT").status()).isEqualTo(404);
        assertThat(TextSocket.refusal(api, "/ws/tenants/NOSUCHTENANT/health/updates"))
                .isEqualTo(404);
    }

    private static void assertOverview(JsonNode all, String code) {
        assertThat(all.isArray()).isTrue();
        JsonNode row = StreamSupport.stream(all.spliterator(), false)
                .filter(it -> it.required("companyCode").asString().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(row)
                .isEqualTo(Json.parse("{\"companyCode\": \"%s\", \"status\": \"active\", \"name\": \"%s Ltd.\"}"
                        .formatted(code, code)));
    }

    private static void assertDetail(JsonNode detail, String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        assertThat(detail.required("companyCode").asString()).isEqualTo(code);
        assertThat(detail.required("status").asString()).isEqualTo("active");
        assertThat(detail.required("name").asString()).isEqualTo(code + " Ltd.");
        assertThat(detail.required("namespace").asString()).isEqualTo(lower + "-tenant");
        assertThat(detail.required("accessUrl").asString()).isEqualTo("http://app." + lower + ".localhost");
        assertThat(detail.required("localAccess").asString())
                .isEqualTo("kubectl -n " + lower + "-tenant port-forward svc/user-frontend-" + lower + " 8081:80");
        JsonNode resources = detail.required("resources");
        assertThat(resources.propertyNames()).containsExactlyInAnyOrderElementsOf(RELEASES.keySet());
        RELEASES.forEach((component, release) -> {
            assertThat(resources.required(component).required("releaseName").asString())
                    .isEqualTo(release + lower);
            assertThat(resources.required(component).required("status").asString())
                    .isEqualTo("deployed");
        });
    }

    private static void assertHealth(JsonNode health, String code) {
        assertHealthShape(health, code);
        assertThat(health.required("status").asString()).isEqualTo("healthy");
        JsonNode details = health.required("details");
        assertThat(details.required("postgresql"))
                .isEqualTo(Json.parse("{\"status\": \"ready\", \"readyPods\": 1, \"totalPods\": 1}"));
        for (String component : List.of("backendApi", "userFrontend")) {
            assertThat(details.required(component))
                    .isEqualTo(Json.parse("{\"status\": \"ready\", \"readyPods\": 2, \"totalPods\": 2}"));
        }
    }

    private static void assertHealthShape(JsonNode health, String code) {
        assertThat(health.propertyNames()).contains("companyCode", "status", "details");
        assertThat(health.required("companyCode").asString()).isEqualTo(code);
        assertThat(health.required("status").asString()).isIn("healthy", "degraded", "unhealthy");
        assertThat(health.required("details").propertyNames()).containsExactlyInAnyOrderElementsOf(RELEASES.keySet());
        for (JsonNode component : health.required("details")) {
            assertThat(component.propertyNames()).containsExactlyInAnyOrder("status", "readyPods", "totalPods");
            assertThat(component.required("status").asString()).isIn("ready", "not_ready");
        }
    }

    private static void assertJob(JsonNode job, String code) {
        assertThat(job.required("kind").asString()).isEqualTo("deploy");
        assertThat(job.required("companyCode").asString()).isEqualTo(code);
        assertThat(job.required("state").asString()).isEqualTo("succeeded");
        assertThat(StreamSupport.stream(job.required("steps").spliterator(), false)
                        .map(step -> step.required("name").asString()))
                .containsExactly("namespace", "postgresql", "backend-api", "user-frontend", "verify");
        for (JsonNode step : job.required("steps")) {
            assertThat(step.required("state").asString()).isEqualTo("succeeded");
            assertThat(step.required("attempt").asInt()).isGreaterThanOrEqualTo(1);
            Instant started = Instant.parse(step.required("startedAt").asString());
            assertThat(Instant.parse(step.required("endedAt").asString())).isAfterOrEqualTo(started);
        }
    }

    private static String health(String text) {
        return Json.parse(text).required("status").asString();
    }
}
