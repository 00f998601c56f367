package dev.slipway.activities.upkeep;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.domain.retention.Retention;
import dev.slipway.workflows.upkeep.DriftRound;
import dev.slipway.workflows.upkeep.UpkeepActivities;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import org.springframework.stereotype.Component;

/** See {@link UpkeepActivities}. */
@Component("upkeepActivities")
public class UpkeepActivitiesImpl implements UpkeepActivities {
    private final Reconciler reconciler;
    private final DriftPatrol patrol;
    private final Retention retention;
    private final Heartbeats heartbeats;

    UpkeepActivitiesImpl(Reconciler reconciler, DriftPatrol patrol, Retention retention, Heartbeats heartbeats) {
        this.reconciler = reconciler;
        this.patrol = patrol;
        this.retention = retention;
        this.heartbeats = heartbeats;
    }

    @Override
    public void reconcile() {
        reconciler.reconcile(Activity.getExecutionContext().getWorkflowClient());
    }

    @Override
    public void checkDrift(DriftRound round) {
        WorkflowClient temporal = Activity.getExecutionContext().getWorkflowClient();
        heartbeats.during(beat -> {
            patrol.check(round.companyCode(), beat, temporal);
            return round;
        });
    }

    @Override
    public void clearAway() {
        retention.clearAway();
    }
}
