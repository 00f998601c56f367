package dev.slipway.activities.upkeep;

import dev.slipway.domain.retention.Retention;
import dev.slipway.workflows.upkeep.UpkeepActivities;
import io.temporal.activity.Activity;
import org.springframework.stereotype.Component;

/** See {@link UpkeepActivities}. */
@Component("upkeepActivities")
public class UpkeepActivitiesImpl implements UpkeepActivities {
    private final Reconciler reconciler;
    private final Retention retention;

    UpkeepActivitiesImpl(Reconciler reconciler, Retention retention) {
        this.reconciler = reconciler;
        this.retention = retention;
    }

    @Override
    public void reconcile() {
        reconciler.reconcile(Activity.getExecutionContext().getWorkflowClient());
    }

    @Override
    public void clearAway() {
        retention.clearAway();
    }
}
