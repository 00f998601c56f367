package dev.slipway.workflows.plan;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Finds out what an upgrade of a tenant would change. It changes nothing itself. */
@WorkflowInterface
public interface PlanTenantWorkflow {
    /**
     * Makes the plan and returns when its row has it. A plan that cannot be made, or is cancelled, ends the run as
     * failed or cancelled too, after the row says so.
     */
    @WorkflowMethod(name = "PlanTenant")
    PlannedTenant plan(PlanTenantInput input);
}
