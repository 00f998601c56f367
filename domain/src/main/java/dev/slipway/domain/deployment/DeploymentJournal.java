package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.ReleaseStatus;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.domain.timeline.EventKind;
import dev.slipway.domain.timeline.NewEvent;
import dev.slipway.domain.timeline.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what happens to the steps of a deployment, in its own rows, its tenant's and the timeline. Every method is
 * one transaction, or part of the caller's, and does nothing for a deployment that has ended, so that an attempt that
 * wakes up late changes nothing. Thread-safe.
 */
@Service
@Transactional
public class DeploymentJournal {
    private final DeploymentRepository deployments;
    private final TenantRepository tenants;
    private final TenantMoves moves;
    private final Timeline timeline;
    private final Clock clock;

    DeploymentJournal(
            DeploymentRepository deployments,
            TenantRepository tenants,
            TenantMoves moves,
            Timeline timeline,
            Clock clock) {
        this.deployments = deployments;
        this.tenants = tenants;
        this.moves = moves;
        this.timeline = timeline;
        this.clock = clock;
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
        Deployment deployment = lock(id);
        if (deployment.ended()) {
            return Begin.ENDED;
        }
        if (runId.equals(deployment.runId())) {
            return Begin.AGAIN;
        }
        Begin found = deployment.runId() == null ? Begin.FIRST : Begin.TAKEN_OVER;
        deployment.begin(runId, now());
        moves.working(deployment, tenantOf(deployment));
        timeline.record(event(deployment, EventKind.JOB_BEGAN).with("takenOver", found == Begin.TAKEN_OVER));
        return found;
    }

    /** Notes that an attempt at a step runs, and moves the tenant to the status that goes with the step. */
    public void attempt(UUID id, String step, int attempt) {
        Deployment deployment = lock(id);
        if (deployment.ended()) {
            return;
        }
        deployment.waitFor(null);
        DeploymentStep row = deployment.step(step);
        if (row.state() != StepState.RUNNING || attempt > row.attempt()) {
            timeline.record(event(deployment, EventKind.STEP_STARTED).at(step, attempt));
        }
        row.attempt(attempt, now());
        TenantComponent.ofStep(step)
                .ifPresent(component -> moves.workingOn(component, deployment, tenantOf(deployment)));
    }

    /** Notes why an attempt failed, and what the step waits for where another will follow. */
    public void attemptFailed(UUID id, String step, int attempt, RecordedError error, @Nullable Waiting waiting) {
        Deployment deployment = lock(id);
        if (!deployment.ended()) {
            deployment.step(step).failedAttempt(error);
            deployment.waitFor(waiting);
            timeline.record(event(deployment, EventKind.STEP_FAILED)
                    .at(step, attempt)
                    .with("code", error.code())
                    .with("message", error.message()));
        }
    }

    /** Notes which revision of a component's release is in the cluster. */
    public void applied(UUID id, String step, int revision) {
        Deployment deployment = lock(id);
        if (deployment.ended()) {
            return;
        }
        TenantComponent.ofStep(step).ifPresent(component -> {
            tenantOf(deployment).release(component).applied(revision);
            changed(deployment, step, component, "applied", revision);
        });
    }

    /** Notes that a step is done. */
    public void succeeded(UUID id, String step) {
        Deployment deployment = lock(id);
        if (!deployment.ended()) {
            done(deployment, step);
            TenantComponent.ofStep(step)
                    .ifPresent(
                            component -> tenantOf(deployment).release(component).rolledOut());
        }
    }

    /** Notes that a component's release was removed from the cluster. */
    public void removed(UUID id, String step, TenantComponent component) {
        Deployment deployment = lock(id);
        if (!deployment.ended()) {
            done(deployment, step);
            tenantOf(deployment).release(component).rolledBack(0);
            changed(deployment, step, component, "removed", 0);
        }
    }

    /** Notes that a component's release is back at what it was before the deployment; revision 0 for gone. */
    public void rolledBack(UUID id, String step, TenantComponent component, int revision) {
        Deployment deployment = lock(id);
        if (!deployment.ended()) {
            done(deployment, step);
            tenantOf(deployment).release(component).rolledBack(revision);
            changed(deployment, step, component, "rolled_back", revision);
        }
    }

    /**
     * Notes that somebody decided to go on without a step.
     *
     * @return whether this is news
     */
    public boolean skipped(UUID id, String step) {
        Deployment deployment = lock(id);
        if (deployment.ended() || deployment.step(step).state() == StepState.SKIPPED) {
            return false;
        }
        deployment.step(step).end(StepState.SKIPPED, deployment.step(step).error(), now());
        timeline.record(event(deployment, EventKind.STEP_SKIPPED).at(step, 0));
        return true;
    }

    /** Notes where people reach the tenant. */
    public void reachableAt(UUID id, @Nullable String url) {
        tenantOf(lock(id)).reachableAt(url);
    }

    /**
     * Notes how a deployment ended, and moves its tenant along.
     *
     * @param undone whether all it did was taken back
     * @return false where it had ended before
     */
    public boolean end(
            UUID id, DeploymentState outcome, @Nullable String step, @Nullable RecordedError error, boolean undone) {
        Deployment deployment = lock(id);
        if (deployment.ended()) {
            return false;
        }
        Tenant tenant = tenantOf(deployment);
        if (step != null) {
            StepState state = outcome == DeploymentState.CANCELLED ? StepState.CANCELLED : StepState.FAILED;
            deployment.step(step).end(state, error, now());
            TenantComponent.ofStep(step)
                    .map(tenant::release)
                    .filter(release -> release.status() == ReleaseStatus.DEPLOYING)
                    .ifPresent(release -> release.move(ReleaseStatus.FAILED));
        }
        // such as one that was to take something back and could not
        deployment.failRunning(now());
        deployment.end(outcome, error, now());
        timeline.record(event(deployment, EventKind.JOB_ENDED)
                .with("state", outcome.wire())
                .with("code", error == null ? null : error.code())
                .with("undone", undone));
        moves.ended(deployment, tenant, undone);
        return true;
    }

    /** The job as it stands now. */
    @Transactional(readOnly = true)
    public Deployment get(UUID id) {
        return deployments.findById(id).orElseThrow(() -> new IllegalStateException("There is no deployment " + id));
    }

    private void done(Deployment deployment, String step) {
        if (deployment.step(step).state() != StepState.SUCCEEDED) {
            timeline.record(event(deployment, EventKind.STEP_SUCCEEDED).at(step, 0));
        }
        deployment.step(step).end(StepState.SUCCEEDED, null, now());
    }

    private void changed(Deployment deployment, String step, TenantComponent component, String how, int revision) {
        timeline.record(event(deployment, EventKind.RELEASE_CHANGED)
                .at(step, 0)
                .with("component", component.key())
                .with("change", how)
                .with("revision", revision));
    }

    private Deployment lock(UUID id) {
        return deployments.lockById(id).orElseThrow(() -> new IllegalStateException("There is no deployment " + id));
    }

    private Tenant tenantOf(Deployment deployment) {
        return tenants.findByCompanyCode(deployment.companyCode())
                .orElseThrow(() -> new IllegalStateException("There is no tenant " + deployment.companyCode()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static NewEvent event(Deployment deployment, EventKind kind) {
        return NewEvent.of(deployment.companyCode(), deployment.id(), kind);
    }
}
