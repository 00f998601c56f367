package dev.slipway.activities.upkeep;

import dev.slipway.activities.deployment.DeploymentRuns;
import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.plan.ReleaseDrift;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.drift.DriftChecks;
import dev.slipway.domain.drift.RepairOrder;
import dev.slipway.domain.drift.RestingTenant;
import dev.slipway.domain.plan.DriftReport;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.tenant.TenantDeployments;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at one tenant after the other for drift. Thread-safe, also in several processes at once. */
@Component
class DriftPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(DriftPatrol.class);

    /** Less than the workflow gives an attempt. Whom a round does not reach, the next one begins with. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final DriftChecks checks;
    private final ReleaseDrift drift;
    private final DeploymentRuns runs;

    DriftPatrol(DriftChecks checks, ReleaseDrift drift, DeploymentRuns runs) {
        this.checks = checks;
        this.drift = drift;
        this.runs = runs;
    }

    /** Checks the tenant of a code, or all where there is none; a tenant that a job works on is left alone. */
    void check(@Nullable String companyCode, Heartbeats.Beat beat, WorkflowClient temporal)
            throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<String> due = companyCode == null ? checks.due() : List.of(companyCode);
        for (int i = 0; i < due.size(); i++) {
            if (System.nanoTime() - deadline > 0) {
                LOG.warn("Looked at {} of {} tenants for drift in {}; the next round goes on", i, due.size(), LIMIT);
                return;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            beat.phase("checking " + due.get(i));
            checkOne(due.get(i), beat, temporal);
        }
    }

    /** What keeps one tenant from being checked is no reason to leave out the others. */
    private void checkOne(String companyCode, Heartbeats.Beat beat, WorkflowClient temporal) {
        try {
            Optional<RestingTenant> tenant = checks.atRest(companyCode);
            if (tenant.isPresent()) {
                check(tenant.get(), beat, temporal);
            }
        } catch (ActivityCompletionException unwanted) {
            throw unwanted;
        } catch (KubernetesClientException refused) {
            LOG.warn("Tenant {} could not be checked for drift: {}", companyCode, refused.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("Tenant {} could not be checked for drift", companyCode, failure);
        }
    }

    private void check(RestingTenant tenant, Heartbeats.Beat beat, WorkflowClient temporal) {
        Map<TenantComponent, DriftReport> found = new EnumMap<>(TenantComponent.class);
        tenant.releases().forEach((component, release) -> {
            ReleaseName name = new ReleaseName(tenant.namespace(), release.name());
            found.put(component, drift.of(name, release.revision()));
        });
        beat.check();
        Optional<Deployment> repair = checks.record(tenant, found, order(tenant));
        repair.ifPresent(job -> {
            LOG.info("Tenant {} has drifted; job {} repairs it", tenant.code(), job.id());
            // where this process dies before, the reconciler starts it
            runs.start(job, temporal);
        });
    }

    private static RepairOrder order(RestingTenant tenant) {
        List<String> steps = new ArrayList<>(List.of(TenantDeployments.NAMESPACE_STEP));
        Arrays.stream(TenantComponent.values()).map(TenantComponent::chart).forEach(steps::add);
        steps.add(TenantDeployments.VERIFY_STEP);
        return new RepairOrder(TenantDeployments.workflowId(tenant.code().value()), steps);
    }
}
