package dev.slipway.domain.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.deployment.DeploymentRows;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Repair;
import dev.slipway.domain.plan.DriftFinding;
import dev.slipway.domain.plan.DriftKind;
import dev.slipway.domain.plan.DriftReport;
import dev.slipway.domain.plan.FieldChange;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.DriftPolicy;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.domain.timeline.EventKind;
import dev.slipway.domain.timeline.TenantEvent;
import dev.slipway.domain.timeline.TenantEventRepository;
import dev.slipway.domain.timeline.Timeline;
import dev.slipway.domain.window.Maintenance;
import dev.slipway.domain.window.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.domain.Pageable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.IntNode;

/** What becomes of a check's findings, on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftChecksTest {
    private static final RepairOrder ORDER = new RepairOrder("tenant/it", List.of("namespace", "backend-api"));
    private static final DriftFinding GONE = new DriftFinding(
            DriftKind.OBJECT_MISSING, "Service/web", "Service/web is gone from the cluster", List.of(), null);

    private final DeploymentRows rows = new DeploymentRows();
    private final DriftChecks checks = rows.bean(DriftChecks.class);

    @AfterAll
    void close() {
        rows.close();
    }

    @Test
    void keepsWhatWasFoundAndTellsOfItOnce() {
        CompanyCode code = rows.running();
        assertThat(state(code).checkedAt()).isNull();

        record(code, scaled(5), GONE);
        record(code, scaled(7), GONE);

        DriftState state = state(code);
        assertThat(state.policy()).isEqualTo(DriftPolicy.WARN);
        assertThat(state.checkedAt()).isNotNull();
        assertThat(state.findings()).extracting(TenantFinding::component).containsOnly("backendApi");
        assertThat(state.findings()).extracting(TenantFinding::drift).containsExactly(scaled(7), GONE);
        assertThat(events(code, EventKind.DRIFT_FOUND))
                .singleElement()
                .satisfies(event -> assertThat(event.detail())
                        .containsEntry("findings", 2)
                        .containsEntry("message", "It is scaled to 5; Service/web is gone from the cluster"));

        record(code);
        record(code);
        assertThat(state(code).findings()).isEmpty();
        assertThat(events(code, EventKind.DRIFT_GONE)).hasSize(1);
    }

    @Test
    void looksFirstAtThoseThatWereNotLookedAtForTheLongest() {
        CompanyCode first = rows.running();
        CompanyCode second = rows.running();
        record(first);

        assertThat(checks.due()).contains(first.value()).containsSubsequence(second.value(), first.value());
        rows.changing(second, DeploymentKind.UPGRADE, TenantConfig.empty());
        assertThat(checks.due()).doesNotContain(second.value());
        assertThat(checks.atRest(second.value())).isEmpty();
    }

    @Test
    void forgetsACheckThatAJobCameInto() {
        CompanyCode code = rows.running();
        RestingTenant before = checks.atRest(code.value()).orElseThrow();
        UUID upgrade = rows.changing(code, DeploymentKind.UPGRADE, TenantConfig.empty());

        assertThat(checks.record(before, reports(GONE), ORDER)).isEmpty();
        assertThat(state(code).checkedAt()).isNull();

        rows.carryOut(upgrade, 2);
        checks.record(before, reports(GONE), ORDER);
        assertThat(state(code).checkedAt()).isNull();
    }

    @Test
    void saysNothingOfWhatAJobHasCheckedSince() {
        CompanyCode code = rows.running();
        record(code, GONE);

        rows.carryOut(rows.changing(code, DeploymentKind.UPGRADE, TenantConfig.empty()), 2);

        assertThat(state(code).checkedAt()).isNull();
        assertThat(state(code).findings()).isEmpty();
    }

    @Test
    void expectsNothingOfAReleaseThatAJobWentOnWithout() {
        CompanyCode code = rows.running();
        UUID job = rows.changing(code, DeploymentKind.UPGRADE, TenantConfig.empty());
        DeploymentJournal journal = rows.bean(DeploymentJournal.class);
        journal.begin(job, "run");
        journal.attempt(job, "backend-api", 1);
        journal.skipped(job, "backend-api");
        journal.end(job, DeploymentState.SUCCEEDED, null, null, false);

        assertThat(checks.atRest(code.value()).orElseThrow().releases())
                .containsOnlyKeys(TenantComponent.POSTGRESQL, TenantComponent.USER_FRONTEND)
                .containsEntry(
                        TenantComponent.POSTGRESQL, new RestingTenant.WantedRelease("postgresql-" + code.lower(), 1));
    }

    @Test
    void asksForOneRepairWhereTheTenantWantsIt() {
        CompanyCode code = rows.running(repairing(null));
        RestingTenant before = checks.atRest(code.value()).orElseThrow();

        Deployment job = checks.record(before, reports(GONE), ORDER).orElseThrow();

        assertThat(checks.record(before, reports(GONE), ORDER)).isEmpty();
        assertThat(job.kind()).isEqualTo(DeploymentKind.REPAIR);
        assertThat(job.requestedBy()).isEqualTo("slipway");
        assertThat(job.config()).isEqualTo(repairing(null));
        Repair repair = Objects.requireNonNull(rows.job(job.id()).repair());
        assertThat(repair.driftedAt(TenantComponent.BACKEND_API)).isEqualTo(1);
        assertThat(repair.driftedAt(TenantComponent.POSTGRESQL)).isZero();
        assertThat(state(code).lastRepair()).isEqualTo(job.id());
        assertThat(events(code, EventKind.JOB_ACCEPTED)).last().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("slipway");
            assertThat(event.reason()).contains("Service/web is gone from the cluster");
        });
    }

    @Test
    void doesNotFightWhatUndoesARepair() {
        CompanyCode code = rows.running(repairing(null));
        rows.carryOut(record(code, GONE).orElseThrow().id(), 2);

        assertThat(later(Duration.ofMinutes(59), code, GONE)).isEmpty();
        assertThat(state(code).findings())
                .extracting(found -> found.drift().code())
                .containsExactly(DriftKind.NOT_REPAIRED, DriftKind.OBJECT_MISSING);
        assertThat(events(code, EventKind.DRIFT_FOUND)).hasSize(2);

        assertThat(later(Duration.ofMinutes(61), code, GONE)).isPresent();
        assertThat(state(code).findings())
                .extracting(found -> found.drift().code())
                .containsExactly(DriftKind.OBJECT_MISSING);
    }

    @Test
    void repairsSomethingElseAtOnce() {
        CompanyCode code = rows.running(repairing(null));
        rows.carryOut(record(code, GONE).orElseThrow().id(), 2);

        assertThat(later(Duration.ofMinutes(1), code, scaled(4))).isPresent();
    }

    @Test
    void leavesATenantAloneOutsideOfItsWindows() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        Maintenance closed = new Maintenance(
                null,
                List.of(new Window(
                        null,
                        now.plusHours(2).withNano(0).withSecond(0).toString(),
                        now.plusHours(3).withNano(0).withSecond(0).toString())));
        CompanyCode code = rows.running(repairing(closed));

        assertThat(record(code, GONE)).isEmpty();
        assertThat(state(code).findings()).hasSize(1);
        assertThat(later(Duration.ofMinutes(150), code, GONE)).isPresent();
    }

    private Optional<Deployment> record(CompanyCode code, DriftFinding... found) {
        return checks.record(checks.atRest(code.value()).orElseThrow(), reports(found), ORDER);
    }

    /** The same check at another time. */
    private Optional<Deployment> later(Duration by, CompanyCode code, DriftFinding... found) {
        DriftChecks then = new DriftChecks(
                rows.bean(TenantRepository.class),
                rows.bean(DeploymentRepository.class),
                rows.bean(TenantDriftRepository.class),
                rows.bean(DriftRepairs.class),
                rows.bean(Timeline.class),
                Clock.fixed(Instant.now().plus(by), ZoneOffset.UTC));
        return Objects.requireNonNull(new TransactionTemplate(rows.bean(PlatformTransactionManager.class))
                .execute(status -> then.record(checks.atRest(code.value()).orElseThrow(), reports(found), ORDER)));
    }

    private DriftState state(CompanyCode code) {
        return checks.of(code).orElseThrow();
    }

    private List<TenantEvent> events(CompanyCode code, EventKind kind) {
        return rows.bean(TenantEventRepository.class).findByCompanyCode(code.value(), Pageable.unpaged()).stream()
                .filter(event -> event.kind() == kind)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** What was found of the backend; the others are as they should be. */
    private static Map<TenantComponent, DriftReport> reports(DriftFinding... found) {
        Map<TenantComponent, DriftReport> reports = new EnumMap<>(TenantComponent.class);
        reports.put(TenantComponent.POSTGRESQL, new DriftReport("postgresql", 1, List.of()));
        reports.put(TenantComponent.BACKEND_API, new DriftReport("backend-api", 1, List.of(found)));
        return reports;
    }

    private static DriftFinding scaled(int replicas) {
        FieldChange field = new FieldChange("/spec/replicas", IntNode.valueOf(2), IntNode.valueOf(replicas));
        return new DriftFinding(
                DriftKind.REPLICAS, "Deployment/web", "It is scaled to " + replicas, List.of(field), null);
    }

    private static TenantConfig repairing(@Nullable Maintenance maintenance) {
        return new TenantConfig(null, null, null, null, null, null, null, null, null, maintenance, DriftPolicy.REPAIR);
    }
}
