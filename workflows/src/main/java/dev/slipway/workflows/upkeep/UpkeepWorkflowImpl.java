package dev.slipway.workflows.upkeep;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** See {@link UpkeepWorkflow}. */
public final class UpkeepWorkflowImpl implements UpkeepWorkflow {
    /** A round that fails is left to the next one. */
    private static final ActivityOptions SHORT = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(5))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(2).build())
            .build();

    /** Looks at one tenant after the other, and beats meanwhile; see {@link DriftRound}. */
    private static final ActivityOptions LONG = ActivityOptions.newBuilder(SHORT)
            .setStartToCloseTimeout(Duration.ofMinutes(10))
            .setHeartbeatTimeout(Duration.ofSeconds(20))
            .build();

    private final UpkeepActivities activities = Workflow.newActivityStub(UpkeepActivities.class, SHORT);
    private final UpkeepActivities patrol = Workflow.newActivityStub(UpkeepActivities.class, LONG);

    @Override
    public void run(UpkeepRound round) {
        switch (round.task()) {
            case RECONCILE -> activities.reconcile();
            case RETENTION -> activities.clearAway();
            case DRIFT -> patrol.checkDrift(new DriftRound(round.companyCode()));
        }
    }
}
