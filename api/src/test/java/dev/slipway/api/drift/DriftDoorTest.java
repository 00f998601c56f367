package dev.slipway.api.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.NewDeployment;
import dev.slipway.domain.deployment.TenantRegistration;
import dev.slipway.domain.drift.DriftChecks;
import dev.slipway.domain.drift.RepairOrder;
import dev.slipway.domain.plan.DriftFinding;
import dev.slipway.domain.plan.DriftKind;
import dev.slipway.domain.plan.DriftReport;
import dev.slipway.domain.plan.FieldChange;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.testing.RawHttp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;

/** A tenant's drift over HTTP. */
@ApiTest
class DriftDoorTest {
    private static final List<String> STEPS = List.of("postgresql", "backend-api", "user-frontend");

    private final int port;
    private final TenantRegistration tenants;
    private final DeploymentJournal journal;
    private final DriftChecks checks;

    DriftDoorTest(
            @LocalServerPort int port,
            @Autowired TenantRegistration tenants,
            @Autowired DeploymentJournal journal,
            @Autowired DriftChecks checks) {
        this.port = port;
        this.tenants = tenants;
        this.journal = journal;
        this.checks = checks;
    }

    @Test
    void itKnowsWhichTenantsThereAre() throws IOException {
        for (String nobody : List.of("DRIFTNONE", "no-code")) {
            assertThat(call("GET", nobody, "").status()).isEqualTo(404);
            assertThat(json(call("POST", nobody, "/check")).path("code").asString())
                    .isEqualTo("TENANT_NOT_FOUND");
        }
    }

    @Test
    void itSaysOfATenantThatWasNeverCheckedThatItWasNot() throws IOException {
        registered("DRIFTNEW");

        RawHttp.Answer answer = call("GET", "driftnew", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(JsonMapper.shared().readTree("""
                {"companyCode": "DRIFTNEW", "policy": "warn", "checkedAt": null, "findings": [], "repairJobId": null}"""));
    }

    @Test
    void itChecksNoTenantForWhichAJobRuns() throws IOException {
        registered("DRIFTBUSY");

        RawHttp.Answer answer = call("POST", "DRIFTBUSY", "/check");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(json(answer).path("code").asString()).isEqualTo("NOT_ALLOWED_IN_THIS_STATE");
    }

    @Test
    void itShowsWhatWasFound() throws IOException {
        active("DRIFTOLD");
        FieldChange field = new FieldChange("/spec/replicas", IntNode.valueOf(2), IntNode.valueOf(5));
        DriftFinding found = new DriftFinding(
                DriftKind.REPLICAS, "Deployment web", "Deployment web is scaled to 5", List.of(field), null);
        checks.record(
                checks.atRest("DRIFTOLD").orElseThrow(),
                Map.of(TenantComponent.BACKEND_API, new DriftReport("web", 1, List.of(found))),
                new RepairOrder("tenant/driftold", STEPS));

        JsonNode drift = json(call("GET", "DRIFTOLD", ""));

        assertThat(drift.path("checkedAt").asString()).endsWith("Z");
        assertThat(drift.path("findings")).isEqualTo(JsonMapper.shared().readTree("""
                [{"component": "backendApi", "kind": "replicas", "object": "Deployment web",
                  "message": "Deployment web is scaled to 5",
                  "fields": [{"path": "/spec/replicas", "before": 2, "after": 5}], "diff": null}]"""));
    }

    private Deployment registered(String code) {
        return tenants.register(
                new CompanyCode(code),
                new NewDeployment(
                        DeploymentKind.DEPLOY,
                        code,
                        TenantConfig.empty(),
                        "tenant/" + code,
                        null,
                        STEPS,
                        null,
                        false,
                        null,
                        null,
                        null));
    }

    private void active(String code) {
        Deployment job = registered(code);
        journal.begin(job.id(), "run");
        for (String step : STEPS) {
            journal.attempt(job.id(), step, 1);
            journal.applied(job.id(), step, 1);
            journal.succeeded(job.id(), step);
        }
        journal.end(job.id(), DeploymentState.SUCCEEDED, null, null, false);
    }

    private RawHttp.Answer call(String method, String code, String more) throws IOException {
        return RawHttp.send(
                port,
                RawHttp.request(
                        method,
                        "/api/tenants/" + code + "/drift" + more,
                        "Authorization: Bearer " + ApiTest.TOKEN + "\r\n",
                        ""));
    }

    private static JsonNode json(RawHttp.Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
