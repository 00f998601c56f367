package dev.slipway.workflows.upkeep;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** See {@link UpkeepWorkflow}. */
public final class UpkeepWorkflowImpl implements UpkeepWorkflow {
    /** A round that fails is left to the next one. */
    private final UpkeepActivities activities = Workflow.newActivityStub(
            UpkeepActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(5))
                    .setRetryOptions(
                            RetryOptions.newBuilder().setMaximumAttempts(2).build())
                    .build());

    @Override
    public void run(UpkeepRound round) {
        switch (round.task()) {
            case RECONCILE -> activities.reconcile();
            case RETENTION -> activities.clearAway();
        }
    }
}
