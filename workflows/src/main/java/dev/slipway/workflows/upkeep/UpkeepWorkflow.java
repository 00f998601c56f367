package dev.slipway.workflows.upkeep;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One round of something that recurs. Started by a Temporal schedule, or by cron where the server has none. */
@WorkflowInterface
public interface UpkeepWorkflow {
    /** Does the round. */
    @WorkflowMethod(name = "Upkeep")
    void run(UpkeepRound round);
}
