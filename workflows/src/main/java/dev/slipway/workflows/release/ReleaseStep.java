package dev.slipway.workflows.release;

import dev.slipway.workflows.failure.StepFailures;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * The one release step of every workflow. A cancellation waits for the activity to have
 * stopped, so that nothing works on the release while it is taken back. Used from workflow code alone.
 */
public final class ReleaseStep {
    /** Images can be large and clusters full: an attempt may take long, a dead one is noticed by its heartbeat. */
    private static final ActivityOptions DEPLOY = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(30))
            .setHeartbeatTimeout(Duration.ofSeconds(20))
            .setScheduleToCloseTimeout(Duration.ofHours(1))
            .setRetryOptions(backOff())
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .build();

    /** A removal takes seconds; an API server that hangs is given up on and tried again. */
    private static final ActivityOptions REMOVE = ActivityOptions.newBuilder(DEPLOY)
            .setStartToCloseTimeout(Duration.ofMinutes(10))
            .build();

    /** Runs the release to the end; fails with the activity's failure. */
    public void run(ReleaseInput input) {
        stub(DEPLOY, "Deploy " + input.release().name()).deploy(input);
    }

    /** Removes the release; its volumes stay. */
    public void remove(ReleaseInput input) {
        stub(REMOVE, "Remove " + input.release().name()).uninstall(input);
    }

    /** Undoes {@link #run}: the release goes back to its last good revision, or goes where it has none. */
    public void undo(RollBackRelease input) {
        stub(DEPLOY, "Roll back " + input.release().name()).rollBack(input);
    }

    private static ReleaseActivities stub(ActivityOptions options, String summary) {
        return Workflow.newActivityStub(
                ReleaseActivities.class,
                ActivityOptions.newBuilder(options).setSummary(summary).build());
    }

    private static RetryOptions backOff() {
        return RetryOptions.newBuilder()
                .setInitialInterval(StepFailures.FIRST_RETRY)
                .setBackoffCoefficient(2)
                .setMaximumInterval(StepFailures.LONGEST_RETRY)
                .build();
    }
}
