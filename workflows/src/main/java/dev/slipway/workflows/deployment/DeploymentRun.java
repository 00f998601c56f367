package dev.slipway.workflows.deployment;

import dev.slipway.workflows.deployment.DeploymentMove.Phase;
import dev.slipway.workflows.failure.StepFailures;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a deployment from its admission to its last line: what every kind of deployment has in common. Workflow
 * state; used from workflow code alone.
 */
public final class DeploymentRun {
    /** The type of the failure with which the run of a cancelled deployment ends. */
    public static final String CANCELLED = "CANCELLED";

    /** The type of the refusal of a decision. */
    public static final String NOT_ALLOWED = "NOT_ALLOWED_IN_THIS_STATE";

    /** Rows and log: with the database away there is nothing to do but wait for it, so there is no end to retries. */
    private final DeploymentActivities activities = Workflow.newActivityStub(
            DeploymentActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(30))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofMillis(500))
                            .setMaximumInterval(Duration.ofSeconds(10))
                            .build())
                    .build());

    private final DeploymentRef deployment;
    private final StepLedger ledger = new StepLedger();
    private final Reins reins = new Reins();
    private final DeploymentSteps steps;
    private @Nullable DeploymentPlan plan;
    private boolean nudged;

    /** Makes the run of a deployment; to be called before the workflow's first handler. */
    public DeploymentRun(DeploymentRef deployment) {
        this.deployment = deployment;
        this.steps = new DeploymentSteps(deployment, activities, ledger, reins);
    }

    /** Runs the work to its end. Where it fails or is cancelled, rows and log say so before the workflow fails too. */
    public void run(DeploymentWork work) {
        Ending ending;
        try {
            if (awaitAdmission() == Admission.Verdict.ENDED) {
                return;
            }
            ending = reins.cancelled() == null ? begin(work) : new Ending.Cancelled(null, reins.cancelled());
            if (plan == null && ending == null) {
                return;
            }
        } catch (CanceledFailure cancelledFromOutside) {
            ending = new Ending.Cancelled(ledger.running(), CancelPolicy.KEEP);
        } catch (ActivityFailure failure) {
            // the rows could not be kept: what is known of it is written down as the end, if that can be
            ending = failure.getCause() instanceof CanceledFailure
                    ? new Ending.Cancelled(ledger.running(), CancelPolicy.KEEP)
                    : new Ending.Failed(ledger.running(), StepFailures.fromFailure(failure), false);
        }
        reins.close();
        close(work, ending);
    }

    /** Where the deployment stands. */
    public DeploymentProgress progress() {
        return ledger.progress();
    }

    /** Takes a marker of the log. */
    public void logged(LogMarker marker) {
        ledger.logged(marker);
    }

    /** Asks for admission once more, as a place may have become free. */
    public void nudge() {
        nudged = true;
    }

    /** Refuses a decision that cannot be taken now, in words for the person who takes it. */
    public void check(Decision decision) {
        String refusal = decision.deploymentId().equals(deployment.deploymentId())
                ? reins.refusal(decision)
                : "The job has ended";
        if (refusal != null) {
            throw ApplicationFailure.newNonRetryableFailure(refusal, NOT_ALLOWED);
        }
    }

    /**
     * Takes a decision. It acts at once, be the database away; a retry alone waits until its corrected configuration is
     * in the deployment's row.
     */
    public void decide(Decision decision) {
        DecisionTaken taken = new DecisionTaken(deployment.deploymentId(), decision.id());
        if (decision.verb() != Decision.Verb.RETRY) {
            reins.take(decision);
            activities.decided(taken);
            return;
        }
        reins.claim();
        try {
            activities.decided(taken);
        } catch (ActivityFailure unrecorded) {
            reins.unclaim();
            throw unrecorded;
        }
        reins.take(decision);
    }

    private Admission.Verdict awaitAdmission() {
        while (true) {
            nudged = false;
            Admission admission = activities.admit(deployment);
            Instant askAgainAt = admission.askAgainAt();
            if (admission.verdict() != Admission.Verdict.WAIT || askAgainAt == null || reins.cancelled() != null) {
                ledger.waitFor(null);
                return admission.verdict();
            }
            ledger.waitFor(admission.waitingFor());
            long millis = Math.max(1, askAgainAt.toEpochMilli() - Workflow.currentTimeMillis());
            Workflow.await(Duration.ofMillis(millis), () -> nudged || reins.cancelled() != null);
        }
    }

    private @Nullable Ending begin(DeploymentWork work) {
        plan = activities.begin(deployment).plan();
        if (plan == null) {
            return null;
        }
        steps.begin(plan);
        return work.run(plan, steps);
    }

    private void close(DeploymentWork work, @Nullable Ending ending) {
        Workflow.newDetachedCancellationScope(() -> {
                    end(work, ending);
                    Workflow.await(Workflow::isEveryHandlerFinished);
                })
                .run();
        switch (ending) {
            case null -> {
                // all done
            }
            case Ending.Failed failed -> throw StepFailures.ended(failed.error());
            case Ending.Cancelled cancelled ->
                throw ApplicationFailure.newBuilder()
                        .setType(CANCELLED)
                        .setMessage("The deployment was cancelled")
                        .setNonRetryable(true)
                        .setCategory(ApplicationErrorCategory.BENIGN)
                        .build();
        }
    }

    private void end(DeploymentWork work, @Nullable Ending ending) {
        switch (ending) {
            case null -> finish(DeploymentOutcome.SUCCEEDED, null, false);
            case Ending.Failed failed -> {
                boolean undone = failed.undo() && undo(work, Phase.ROLLING_BACK, false);
                finish(DeploymentOutcome.FAILED, failed, undone);
            }
            case Ending.Cancelled cancelled -> {
                boolean undone = cancelled.policy() != CancelPolicy.KEEP
                        && undo(work, Phase.CANCELLING, cancelled.policy() == CancelPolicy.DELETE);
                finish(DeploymentOutcome.CANCELLED, cancelled, undone);
            }
        }
    }

    private boolean undo(DeploymentWork work, Phase phase, boolean whole) {
        if (plan == null) {
            return true;
        }
        activities.moved(new DeploymentMove(deployment.deploymentId(), phase, null));
        return work.undo(plan, steps, whole);
    }

    private void finish(DeploymentOutcome outcome, @Nullable Ending ending, boolean undone) {
        ledger.end(outcome);
        activities.finish(new FinishDeployment(
                deployment.deploymentId(),
                outcome,
                ending == null ? null : ending.step(),
                ending instanceof Ending.Failed failed ? failed.error() : null,
                undone,
                steps.leftBehind()));
    }
}
