package dev.slipway.domain.drift;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.NewDeployment;
import dev.slipway.domain.deployment.Repair;
import dev.slipway.domain.deployment.TenantRegistration;
import dev.slipway.domain.plan.DriftFinding;
import dev.slipway.domain.plan.DriftKind;
import dev.slipway.domain.plan.DriftReport;
import dev.slipway.domain.tenant.DriftPolicy;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Has drifted tenants repaired that want to be: in their maintenance windows, and not over and over what a repair does
 * not mend. To be called within the transaction that records what was found. Thread-safe.
 */
@Component
class DriftRepairs {
    /** Who asks for repairs. */
    private static final String ACTOR = "slipway";

    /** Something may undo a repair at once, such as another operator of the cluster: it is not fought. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final TenantRegistration registration;

    DriftRepairs(TenantRegistration registration) {
        this.registration = registration;
    }

    /** Why what was found is not repaired, though the tenant wants it to be; empty where nothing keeps it from it. */
    Optional<TenantFinding> obstacle(Tenant tenant, TenantDrift before, List<TenantFinding> found, Instant now) {
        Instant repaired = before.repairOf(found);
        if (!isWanted(tenant, found)
                || repaired == null
                || !repaired.plus(PAUSE).isAfter(now)) {
            return Optional.empty();
        }
        String message = "The repair of " + repaired + ", job " + before.repairId()
                + ", did not last: find out what changes the cluster. It is tried again after " + repaired.plus(PAUSE);
        return Optional.of(
                new TenantFinding(null, new DriftFinding(DriftKind.NOT_REPAIRED, null, message, List.of(), null)));
    }

    /** Asks for a repair where the tenant wants one now. */
    Optional<Deployment> order(
            Tenant tenant,
            RestingTenant checked,
            List<TenantFinding> found,
            Map<TenantComponent, DriftReport> reports,
            RepairOrder order,
            Instant now) {
        if (!isWanted(tenant, found) || !isWindowOpen(tenant.config(), now)) {
            return Optional.empty();
        }
        Repair repair = new Repair(
                "The cluster differs from what should be there: " + DriftWords.of(found), driftedAt(reports));
        return registration.changeAfter(
                checked.lastJob(),
                checked.code(),
                present -> new NewDeployment(
                        DeploymentKind.REPAIR,
                        checked.code().value(),
                        present.config(),
                        order.workflowId(),
                        null,
                        order.steps(),
                        present.config(),
                        false,
                        null,
                        ACTOR,
                        repair));
    }

    private static boolean isWanted(Tenant tenant, List<TenantFinding> found) {
        return !found.isEmpty() && tenant.config().drift() == DriftPolicy.REPAIR;
    }

    /** A repair that waited for its window would keep people from other jobs: it is asked for once the window is open. */
    private static boolean isWindowOpen(TenantConfig config, Instant now) {
        return config.maintenance() == null
                || config.maintenance().nextOpening(now).filter(now::equals).isPresent();
    }

    private static Map<String, Integer> driftedAt(Map<TenantComponent, DriftReport> reports) {
        Map<String, Integer> revisions = new TreeMap<>();
        reports.forEach((component, report) -> {
            if (report.drifted()) {
                revisions.put(component.key(), report.revision());
            }
        });
        return revisions;
    }
}
