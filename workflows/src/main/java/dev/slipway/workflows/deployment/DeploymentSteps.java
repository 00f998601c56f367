package dev.slipway.workflows.deployment;

import dev.slipway.workflows.deployment.DeploymentMove.Phase;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.failure.StepFailures;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a deployment one after the other under the reins that people hold: it stands still where they want
 * it, waits where a step has failed, and stops at once when they cancel. Workflow state; used from workflow code alone.
 */
public final class DeploymentSteps {
    private final DeploymentRef deployment;
    private final DeploymentActivities activities;
    private final StepLedger ledger;
    private final Reins reins;
    private final List<String> leftBehind = new ArrayList<>();
    private FailurePolicy onFailure = FailurePolicy.FAIL;

    DeploymentSteps(DeploymentRef deployment, DeploymentActivities activities, StepLedger ledger, Reins reins) {
        this.deployment = deployment;
        this.activities = activities;
        this.ledger = ledger;
        this.reins = reins;
    }

    void begin(DeploymentPlan plan) {
        onFailure = plan.onFailure();
        ledger.plan(plan.steps());
        reins.requireApproval(plan.requireApproval());
    }

    /**
     * Runs one step to its end, through as many attempts as people ask for.
     *
     * @param work calls the step's activities
     * @return why the deployment is not to go on; null where it is
     */
    public @Nullable Ending run(String step, Runnable work) {
        while (true) {
            Ending stopped = passGates(step);
            if (stopped != null) {
                return stopped;
            }
            ledger.start(step);
            Attempt attempt = attempt(work);
            if (attempt.interrupted()) {
                return interrupted(step);
            }
            if (attempt.error() == null) {
                ledger.succeed(step);
                return null;
            }
            ledger.stop(StepProgress.State.FAILED);
            if (onFailure != FailurePolicy.KEEP) {
                return new Ending.Failed(step, attempt.error(), onFailure == FailurePolicy.ROLLBACK);
            }
            Decision decision = awaitDecision(step);
            if (decision == null) {
                return interrupted(step);
            }
            switch (decision.verb()) {
                case RETRY -> {
                    continue;
                }
                case SKIP -> {
                    activities.skipped(new SkippedStep(deployment.deploymentId(), step));
                    ledger.skip(step);
                    return null;
                }
                case ROLLBACK -> {
                    return new Ending.Failed(step, attempt.error(), true);
                }
                case CANCEL, PAUSE, RESUME, APPROVE, REJECT ->
                    throw new IllegalStateException(decision.verb() + " does not settle a failed step");
            }
        }
    }

    /**
     * Runs a step that takes something back. Nothing holds it up, and its failure is told by the answer.
     *
     * @param subject what is left behind where it fails, by kind and name
     * @return whether it is done
     */
    public boolean undo(String step, String subject, Runnable work) {
        ledger.start(step);
        try {
            work.run();
            ledger.succeed(step);
            return true;
        } catch (ActivityFailure failure) {
            ledger.stop(StepProgress.State.FAILED);
            leave(subject);
            return false;
        }
    }

    /** Notes that something is left behind that was to be taken back, for the end to tell by name. */
    public void leave(String subject) {
        leftBehind.add(subject);
    }

    /** What is left behind, in the order in which it was to go. */
    List<String> leftBehind() {
        return List.copyOf(leftBehind);
    }

    /** Whether people decided to go on without a step. */
    public boolean isSkipped(String step) {
        return ledger.state(step) == StepProgress.State.SKIPPED;
    }

    private record Attempt(boolean interrupted, @Nullable StepError error) {}

    private Attempt attempt(Runnable work) {
        CancellationScope scope = Workflow.newCancellationScope(work);
        reins.working(scope);
        try {
            scope.run();
            return new Attempt(false, null);
        } catch (ActivityFailure failure) {
            return failure.getCause() instanceof CanceledFailure
                    ? new Attempt(true, null)
                    : new Attempt(false, StepFailures.fromFailure(failure));
        } finally {
            reins.working(null);
        }
    }

    private @Nullable Ending passGates(String step) {
        if (reins.isPaused() && reins.cancelled() == null) {
            stand(Phase.PAUSED, step, "somebody to resume it");
            Workflow.await(() -> !reins.isPaused() || reins.cancelled() != null);
            goOn(step);
        }
        if (reins.lacksApproval(step) && reins.cancelled() == null && !reins.isRejected(step)) {
            reins.awaitApproval(step);
            stand(Phase.AWAITING_APPROVAL, step, "approval of step " + step);
            Workflow.await(() -> !reins.lacksApproval(step) || reins.isRejected(step) || reins.cancelled() != null);
            reins.awaitApproval(null);
            goOn(step);
        }
        if (reins.cancelled() != null) {
            return new Ending.Cancelled(null, reins.cancelled());
        }
        return reins.isRejected(step)
                ? new Ending.Failed(step, rejection(step), onFailure == FailurePolicy.ROLLBACK)
                : null;
    }

    /** Waits, as long as it takes, for what becomes of a failed step; null where the deployment is cancelled. */
    private @Nullable Decision awaitDecision(String step) {
        reins.attention(step);
        stand(Phase.ATTENTION, step, "a decision about step " + step + ": retry, skip, rollback or cancel");
        Workflow.await(() -> reins.resolution() != null || reins.cancelled() != null);
        Decision decision = reins.cancelled() == null ? reins.resolution() : null;
        reins.settled();
        if (decision != null) {
            goOn(step);
        }
        return decision;
    }

    private Ending interrupted(String step) {
        ledger.stop(StepProgress.State.CANCELLED);
        CancelPolicy policy = reins.cancelled();
        return new Ending.Cancelled(step, policy == null ? CancelPolicy.KEEP : policy);
    }

    private void stand(Phase phase, String step, String waitingFor) {
        ledger.waitFor(waitingFor);
        activities.moved(new DeploymentMove(deployment.deploymentId(), phase, step));
    }

    private void goOn(String step) {
        ledger.waitFor(null);
        if (reins.cancelled() == null) {
            activities.moved(new DeploymentMove(deployment.deploymentId(), Phase.RUNNING, step));
        }
    }

    private static StepError rejection(String step) {
        return new StepError(
                "APPROVAL_REJECTED",
                FailureClass.USER,
                "Step " + step + " was rejected",
                "The job's timeline says by whom and why.");
    }
}
