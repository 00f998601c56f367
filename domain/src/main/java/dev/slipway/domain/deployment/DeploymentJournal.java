package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.ReleaseStatus;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.domain.tenant.TenantStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what happens to a deployment, in its own rows and in its tenant's. Every method is one transaction, or
 * part of the caller's, and does nothing for a deployment that has ended, so that an attempt that wakes up late changes
 * nothing. Thread-safe.
 */
@Service
@Transactional
public class DeploymentJournal {
    private final DeploymentRepository deployments;
    private final TenantRepository tenants;
    private final Clock clock;

    DeploymentJournal(DeploymentRepository deployments, TenantRepository tenants, Clock clock) {
        this.deployments = deployments;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Notes what a deployment waits for before its first step.
     *
     * @return whether this is news
     */
    public boolean waiting(UUID id, String reason) {
        Deployment deployment = get(id);
        if (deployment.ended() || reason.equals(deployment.waitingFor())) {
            return false;
        }
        deployment.waitFor(reason);
        return true;
    }

    /** What a begin found. */
    public enum Begin {
        /** It is the deployment's first. */
        FIRST,
        /** Another run had begun it and is no more, as after the loss of a Temporal server that keeps nothing. */
        TAKEN_OVER,
        /** The same run had begun it: a repeat. */
        AGAIN,
        /** The deployment has ended. */
        ENDED
    }

    /** Notes that a run of the deployment's workflow works on it. */
    public Begin begin(UUID id, String runId) {
        Deployment deployment = get(id);
        if (deployment.ended()) {
            return Begin.ENDED;
        }
        if (runId.equals(deployment.runId())) {
            return Begin.AGAIN;
        }
        Begin found = deployment.runId() == null ? Begin.FIRST : Begin.TAKEN_OVER;
        deployment.begin(runId, now());
        return found;
    }

    /** Notes that an attempt at a step runs, and moves the tenant to the status that goes with the step. */
    public void attempt(UUID id, String step, int attempt) {
        Deployment deployment = get(id);
        if (deployment.ended()) {
            return;
        }
        deployment.waitFor(null);
        deployment.step(step).attempt(attempt, now());
        TenantComponent.ofStep(step).ifPresent(component -> tenantOf(deployment).deploying(component, now()));
    }

    /** Notes why an attempt failed that will be followed by another, and what the step waits for until then. */
    public void attemptFailed(UUID id, String step, RecordedError error, @Nullable String waitingFor) {
        Deployment deployment = get(id);
        if (!deployment.ended()) {
            deployment.step(step).failedAttempt(error);
            deployment.waitFor(waitingFor);
        }
    }

    /** Notes which revision of a component's release is in the cluster. */
    public void applied(UUID id, String step, int revision) {
        Deployment deployment = get(id);
        if (!deployment.ended()) {
            TenantComponent.ofStep(step)
                    .ifPresent(
                            component -> tenantOf(deployment).release(component).applied(revision));
        }
    }

    /** Notes that a step is done. */
    public void succeeded(UUID id, String step) {
        Deployment deployment = get(id);
        if (deployment.ended()) {
            return;
        }
        deployment.step(step).end(DeploymentState.SUCCEEDED, null, now());
        TenantComponent.ofStep(step)
                .ifPresent(component -> tenantOf(deployment).release(component).move(ReleaseStatus.DEPLOYED));
    }

    /** Notes that a component's release was removed by a compensation. */
    public void removed(UUID id, String undoStep, TenantComponent component) {
        Deployment deployment = get(id);
        if (!deployment.ended()) {
            deployment.step(undoStep).end(DeploymentState.SUCCEEDED, null, now());
            tenantOf(deployment).release(component).move(ReleaseStatus.REMOVED);
        }
    }

    /** Notes where people reach the tenant. */
    public void reachableAt(UUID id, @Nullable String url) {
        tenantOf(get(id)).reachableAt(url);
    }

    /**
     * Notes how a deployment ended, and moves its tenant along.
     *
     * @return false where it had ended before
     */
    public boolean end(UUID id, DeploymentState outcome, @Nullable String step, @Nullable RecordedError error) {
        Deployment deployment = get(id);
        if (deployment.ended()) {
            return false;
        }
        Tenant tenant = tenantOf(deployment);
        if (step != null) {
            deployment.step(step).end(outcome, error, now());
            TenantComponent.ofStep(step)
                    .map(tenant::release)
                    .filter(release -> release.status() != ReleaseStatus.REMOVED)
                    .ifPresent(release -> release.move(ReleaseStatus.FAILED));
        }
        deployment.end(outcome, error, now());
        tenant.move(tenantStatus(outcome), now());
        return true;
    }

    /** The job as it stands now. */
    @Transactional(readOnly = true)
    public Deployment get(UUID id) {
        return deployments.findById(id).orElseThrow(() -> new IllegalStateException("There is no deployment " + id));
    }

    private Tenant tenantOf(Deployment deployment) {
        return tenants.findByCompanyCode(deployment.companyCode())
                .orElseThrow(() -> new IllegalStateException("There is no tenant " + deployment.companyCode()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static TenantStatus tenantStatus(DeploymentState outcome) {
        return switch (outcome) {
            case SUCCEEDED -> TenantStatus.ACTIVE;
            case FAILED -> TenantStatus.FAILED;
            case CANCELLED -> TenantStatus.CANCELLED;
            case PENDING, RUNNING -> throw new IllegalArgumentException(outcome + " is not an outcome");
        };
    }
}
