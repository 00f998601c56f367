package dev.slipway.domain.drift;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.plan.DriftReport;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.DriftPolicy;
import dev.slipway.domain.tenant.ReleaseStatus;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantRelease;
import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.domain.tenant.TenantStatus;
import dev.slipway.domain.timeline.EventKind;
import dev.slipway.domain.timeline.NewEvent;
import dev.slipway.domain.timeline.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which tenants are to be checked for drift, and keeps what was found. A check counts only where no job came in
 * between. Thread-safe, also in several processes at once.
 */
@Service
@Transactional
public class DriftChecks {
    private final TenantRepository tenants;
    private final DeploymentRepository deployments;
    private final TenantDriftRepository rows;
    private final DriftRepairs repairs;
    private final Timeline timeline;
    private final Clock clock;

    DriftChecks(
            TenantRepository tenants,
            DeploymentRepository deployments,
            TenantDriftRepository rows,
            DriftRepairs repairs,
            Timeline timeline,
            Clock clock) {
        this.tenants = tenants;
        this.deployments = deployments;
        this.rows = rows;
        this.repairs = repairs;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The codes of the tenants that can be checked, those first that were not for the longest. */
    @Transactional(readOnly = true)
    public List<String> due() {
        return rows.companyCodesAtRest();
    }

    /** What a tenant should be; empty where it does not run, or a job for it does. */
    @Transactional(readOnly = true)
    public Optional<RestingTenant> atRest(String companyCode) {
        return tenants.findByCompanyCode(companyCode)
                .filter(tenant -> tenant.status() == TenantStatus.ACTIVE)
                .flatMap(tenant -> deployments
                        .findFirstByCompanyCodeOrderByIdDesc(companyCode)
                        .filter(Deployment::ended)
                        .map(last -> new RestingTenant(
                                tenant.id(), tenant.code(), tenant.namespace(), last.id(), wanted(tenant))));
    }

    /**
     * Keeps what a check found, tells of it where it is news, and asks for a repair where the tenant wants one. Where a
     * job for the tenant has begun since the check did, nothing is kept.
     *
     * @param found a report of each of the tenant's releases
     * @param order how a repair would be carried out
     * @return the repair's job, which is to be started
     */
    public Optional<Deployment> record(
            RestingTenant checked, Map<TenantComponent, DriftReport> found, RepairOrder order) {
        Optional<Tenant> unmoved = atRest(checked.code().value())
                .filter(checked::equals)
                .flatMap(same -> tenants.findByCompanyCode(checked.code().value()));
        return unmoved.flatMap(tenant -> record(tenant, checked, found, order));
    }

    private Optional<Deployment> record(
            Tenant tenant, RestingTenant checked, Map<TenantComponent, DriftReport> reports, RepairOrder order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TenantDrift row = rows.findById(tenant.id()).orElseGet(() -> rows.save(new TenantDrift(tenant.id(), now)));
        List<TenantFinding> found = findings(reports);
        Optional<TenantFinding> obstacle = repairs.obstacle(tenant, row, found, now);
        List<TenantFinding> told = new ArrayList<>(obstacle.stream().toList());
        told.addAll(found);
        if (row.checked(told, now)) {
            timeline.record(news(checked.code(), told));
        }
        if (obstacle.isPresent()) {
            return Optional.empty();
        }
        Optional<Deployment> repair = repairs.order(tenant, checked, found, reports, order, now);
        repair.ifPresent(job -> row.repairing(job.id(), found, now));
        return repair;
    }

    /** What is known of a tenant; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<DriftState> of(CompanyCode code) {
        return tenants.findByCompanyCode(code.value()).map(this::state);
    }

    private DriftState state(Tenant tenant) {
        DriftPolicy asked = tenant.config().drift();
        DriftPolicy policy = asked == null ? DriftPolicy.WARN : asked;
        TenantDrift row = rows.findById(tenant.id()).orElse(null);
        if (row == null) {
            return new DriftState(policy, null, List.of(), null);
        }
        boolean isPast = deployments
                .findFirstByCompanyCodeOrderByIdDesc(tenant.code().value())
                .filter(job -> job.state() == DeploymentState.SUCCEEDED)
                .map(Deployment::endedAt)
                .filter(row.checkedAt()::isBefore)
                .isPresent();
        return isPast
                ? new DriftState(policy, null, List.of(), row.repairId())
                : new DriftState(policy, row.checkedAt(), row.findings(), row.repairId());
    }

    private static Map<TenantComponent, RestingTenant.WantedRelease> wanted(Tenant tenant) {
        Map<TenantComponent, RestingTenant.WantedRelease> wanted = new EnumMap<>(TenantComponent.class);
        tenant.releases()
                .filter(DriftChecks::isSettled)
                .forEach(release -> wanted.put(
                        release.component(),
                        new RestingTenant.WantedRelease(release.releaseName(), release.revision())));
        return wanted;
    }

    private static boolean isSettled(TenantRelease release) {
        return release.status() == ReleaseStatus.DEPLOYED || release.status() == ReleaseStatus.ROLLED_BACK;
    }

    private static List<TenantFinding> findings(Map<TenantComponent, DriftReport> reports) {
        return new EnumMap<>(reports)
                .entrySet().stream()
                        .flatMap(report -> report.getValue().findings().stream()
                                .map(finding ->
                                        new TenantFinding(report.getKey().key(), finding)))
                        .toList();
    }

    private static NewEvent news(CompanyCode code, List<TenantFinding> told) {
        return told.isEmpty()
                ? NewEvent.of(code.value(), null, EventKind.DRIFT_GONE)
                : NewEvent.of(code.value(), null, EventKind.DRIFT_FOUND)
                        .with("findings", told.size())
                        .with("message", DriftWords.of(told));
    }
}
