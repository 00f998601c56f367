package dev.slipway.activities.deployment;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import java.util.Objects;

/**
 * The workflow run for which the present activity works. Slipway's activities are called by workflows only, which
 * Temporal's types do not know.
 *
 * @param workflowId the workflow's id
 * @param runId the run's id
 */
record CurrentRun(String workflowId, String runId) {
    static CurrentRun of(ActivityExecutionContext context) {
        ActivityInfo activity = context.getInfo();
        return new CurrentRun(
                Objects.requireNonNull(activity.getWorkflowId()), Objects.requireNonNull(activity.getWorkflowRunId()));
    }
}
