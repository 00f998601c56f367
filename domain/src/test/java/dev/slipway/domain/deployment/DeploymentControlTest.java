package dev.slipway.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.domain.tenant.TenantStatus;
import dev.slipway.domain.timeline.EventKind;
import dev.slipway.domain.timeline.TenantEvent;
import dev.slipway.domain.timeline.TenantEventRepository;
import dev.slipway.domain.timeline.TenantState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.domain.Pageable;

/** What becomes of a tenant and its job as people and platform move them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentControlTest {
    private static final RecordedError CRASH = new RecordedError("CRASH_LOOP", "user", "It crashes", null);

    private final DeploymentRows rows = new DeploymentRows();
    private final DeploymentJournal journal = rows.bean(DeploymentJournal.class);
    private final DeploymentControl control = rows.bean(DeploymentControl.class);

    @AfterAll
    void close() {
        rows.close();
    }

    @Test
    void putsTheTenantInAttentionAndBackToWork() {
        CompanyCode code = rows.running();
        UUID job = upgrade(code);
        journal.attempt(job, "backend-api", 1);
        journal.attemptFailed(job, "backend-api", 1, CRASH, null);
        Waiting waiting = new Waiting(Waiting.Kind.DECISION, "a decision", null);

        assertThat(control.move(job, DeploymentState.ATTENTION, waiting)).isTrue();
        assertThat(rows.job(job).step("backend-api").state()).isEqualTo(StepState.FAILED);
        assertThat(control.move(job, DeploymentState.ATTENTION, waiting)).isFalse();
        assertThat(rows.tenant(code).status()).isEqualTo(TenantStatus.ATTENTION);
        assertThat(rows.job(job).waiting()).isEqualTo(waiting);

        control.move(job, DeploymentState.RUNNING, null);
        assertThat(rows.tenant(code).status()).isEqualTo(TenantStatus.UPGRADING);
        assertThat(rows.job(job).waiting()).isNull();
    }

    @Test
    void takesADecisionOnceAndKeepsWhoAndWhy() {
        CompanyCode code = rows.running();
        UUID job = upgrade(code);
        TenantConfig corrected = replicas(4);
        UUID decision = control.ask(
                        new NewDecision(job, DecisionVerb.RETRY, "backend-api", null, "ada", "a typo", corrected))
                .id();

        assertThat(control.taken(decision)).isPresent();
        assertThat(control.taken(decision)).isEmpty();

        assertThat(rows.job(job).config()).isEqualTo(corrected);
        assertThat(events(code, EventKind.DECISION)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("ada");
            assertThat(event.reason()).isEqualTo("a typo");
            assertThat(event.step()).isEqualTo("backend-api");
        });
    }

    @Test
    void keepsACancelledJobFromGoingOn() {
        CompanyCode code = rows.running();
        UUID job = upgrade(code);
        control.taken(control.ask(new NewDecision(job, DecisionVerb.CANCEL, null, "keep", "ada", null, null))
                .id());
        assertThat(rows.tenant(code).status()).isEqualTo(TenantStatus.CANCELLING);

        assertThat(control.move(job, DeploymentState.RUNNING, null)).isFalse();
        journal.attempt(job, "backend-api", 2);

        assertThat(rows.tenant(code).status()).isEqualTo(TenantStatus.CANCELLING);
        assertThat(rows.job(job).state()).isEqualTo(DeploymentState.CANCELLING);
    }

    @Test
    void isActiveAgainWhenAFailedUpgradeWasTakenBack() {
        CompanyCode code = rows.running();
        UUID job = upgrade(code);
        journal.attempt(job, "backend-api", 1);
        journal.applied(job, "backend-api", 2);
        control.move(job, DeploymentState.ROLLING_BACK, null);
        journal.rolledBack(job, "undo-backend-api", TenantComponent.BACKEND_API, 3);

        journal.end(job, DeploymentState.FAILED, "backend-api", CRASH, true);

        Tenant tenant = rows.tenant(code);
        assertThat(tenant.status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(tenant.config()).isEqualTo(TenantConfig.empty());
        assertThat(tenant.release(TenantComponent.BACKEND_API).goodRevision()).isEqualTo(3);
    }

    @Test
    void leavesNoStepRunningWhenWhatWasToBeTakenBackCouldNotBe() {
        CompanyCode code = rows.running();
        UUID job = upgrade(code);
        journal.attempt(job, "backend-api", 1);
        control.move(job, DeploymentState.ROLLING_BACK, null);
        journal.attempt(job, "undo-backend-api", 1);
        journal.attemptFailed(job, "undo-backend-api", 1, CRASH, null);

        journal.end(job, DeploymentState.FAILED, "backend-api", CRASH, false);

        DeploymentStep undo = rows.job(job).step("undo-backend-api");
        assertThat(undo.state()).isEqualTo(StepState.FAILED);
        assertThat(undo.error()).isEqualTo(CRASH);
    }

    @Test
    void hasFailedWhenAnUpgradeThatFailedStays() {
        CompanyCode code = rows.running();
        UUID job = upgrade(code);
        journal.attempt(job, "backend-api", 1);
        journal.applied(job, "backend-api", 2);

        journal.end(job, DeploymentState.FAILED, "backend-api", CRASH, false);

        Tenant tenant = rows.tenant(code);
        assertThat(tenant.status()).isEqualTo(TenantStatus.FAILED);
        assertThat(tenant.release(TenantComponent.BACKEND_API).goodRevision()).isEqualTo(1);
        assertThat(tenant.release(TenantComponent.BACKEND_API).revision()).isEqualTo(2);
    }

    @Test
    void isActiveStillWhenCancelledBeforeAnythingChanged() {
        CompanyCode code = rows.running();
        UUID job = upgrade(code);

        journal.end(job, DeploymentState.CANCELLED, null, null, false);

        assertThat(rows.tenant(code).status()).isEqualTo(TenantStatus.ACTIVE);
    }

    @Test
    void takesOverTheConfigurationThatAnUpgradeBroughtAbout() {
        CompanyCode code = rows.running();
        UUID job = upgrade(code);

        journal.end(job, DeploymentState.SUCCEEDED, null, null, false);

        assertThat(rows.tenant(code).config()).isEqualTo(replicas(3));
    }

    @Test
    void tellsThePastOfATenantThatIsGone() {
        CompanyCode code = rows.running();
        // the row's own time may be a moment earlier than the event's
        Instant alive = events(code, EventKind.TENANT_STATUS).stream()
                .map(TenantEvent::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        UUID job = rows.changing(code, DeploymentKind.DELETE, TenantConfig.empty());
        journal.begin(job, "run");
        for (TenantComponent component : TenantComponent.values()) {
            journal.removed(job, component.chart(), component);
        }
        journal.end(job, DeploymentState.SUCCEEDED, null, null, false);

        assertThat(rows.bean(TenantRepository.class).findByCompanyCode(code.value()))
                .isEmpty();
        TenantHistory history = rows.bean(TenantHistory.class);
        TenantState then = history.at(code.value(), alive).orElseThrow();
        assertThat(then.status()).isEqualTo("active");
        assertThat(then.revisions()).containsEntry("backendApi", 1);
        TenantState now = history.at(code.value(), Instant.now()).orElseThrow();
        assertThat(now.status()).isEqualTo("deleted");
        assertThat(now.revisions()).containsEntry("backendApi", 0);
        assertThat(now.config()).isNull();
        assertThat(history.at(code.value(), alive.minusSeconds(3600))).isEmpty();
    }

    private UUID upgrade(CompanyCode code) {
        UUID job = rows.changing(code, DeploymentKind.UPGRADE, replicas(3));
        journal.begin(job, "run-of-upgrade");
        return job;
    }

    private List<TenantEvent> events(CompanyCode code, EventKind kind) {
        return rows.bean(TenantEventRepository.class).findByCompanyCode(code.value(), Pageable.unpaged()).stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    private static TenantConfig replicas(int backend) {
        return new TenantConfig(
                null, null, Map.of("backendApi", backend), null, null, null, null, null, null, null, null);
    }
}
