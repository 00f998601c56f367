package dev.slipway.workflows.plan;

import io.temporal.activity.ActivityInterface;

/** Finds out what an upgrade would change. */
@ActivityInterface(namePrefix = "Plan")
public interface PlanActivities {
    /**
     * Renders every release as the plan's row wants it, compares it with what is live, and writes what would change to
     * the row, with secrets masked. It only reads the cluster, and a repeat writes the row again, so it is harmless.
     */
    PlannedTenant compute(PlanTenantInput input);

    /** Writes to the row why there is no plan. A repeat writes the same. */
    void fail(FailedPlan input);
}
