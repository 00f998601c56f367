package dev.slipway.workflows.release;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The one release step of every workflow: apply, then follow the rollout. Used from workflow code alone. */
public final class ReleaseStep {
    /** An apply takes a second or two; an API server that hangs is given up on and tried again. */
    private static final ActivityOptions APPLY = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(2))
            .setHeartbeatTimeout(Duration.ofSeconds(20))
            .setScheduleToCloseTimeout(Duration.ofMinutes(30))
            .setRetryOptions(backOff())
            .build();

    /** Images can be large and clusters full: an attempt may take long, a dead one is noticed by its heartbeat. */
    private static final ActivityOptions ROLL_OUT = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(30))
            .setHeartbeatTimeout(Duration.ofSeconds(20))
            .setScheduleToCloseTimeout(Duration.ofHours(1))
            .setRetryOptions(backOff())
            .build();

    /** Runs the release to the end; fails with the activity's failure. */
    public void run(ReleaseInput input) {
        String name = input.release().name();
        stub(APPLY, "Apply " + name).apply(input);
        stub(ROLL_OUT, "Follow the rollout of " + name).rollOut(input);
    }

    /** Removes the release; what to call to undo {@link #run}. */
    public void undo(ReleaseInput input) {
        stub(APPLY, "Remove " + input.release().name()).uninstall(input);
    }

    private static ReleaseActivities stub(ActivityOptions options, String summary) {
        return Workflow.newActivityStub(
                ReleaseActivities.class,
                ActivityOptions.newBuilder(options).setSummary(summary).build());
    }

    private static RetryOptions backOff() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(30))
                .build();
    }
}
