package dev.slipway.activities.deployment;

import dev.slipway.domain.log.DeploymentLog;
import dev.slipway.domain.log.DeploymentLogWriter;
import dev.slipway.domain.log.LogSource;
import dev.slipway.workflows.step.StepInput;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowStub;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens deployment logs for activities; what they write is told to their workflow as markers. Thread-safe. */
@Component
public class StepLogs {
    private final DeploymentLogWriter writer;
    private final LogMarkers markers;

    StepLogs(DeploymentLogWriter writer, LogMarkers markers) {
        this.writer = writer;
        this.markers = markers;
    }

    /** The log of the current activity's step. */
    public StepLog open(StepInput step) {
        return open(step, Activity.getExecutionContext());
    }

    /** The log of a step whose activity is this, for those who stand around the activity's own code. */
    StepLog open(StepInput step, ActivityExecutionContext activity) {
        return new StepLog(open(step.deploymentId(), step.step(), activity), new LogSource(step.logSource()));
    }

    /** The platform's log of the current activity's deployment. */
    public StepLog open(UUID deploymentId) {
        return new StepLog(open(deploymentId, "", Activity.getExecutionContext()), LogSource.SLIPWAY);
    }

    private DeploymentLog open(UUID deploymentId, String step, ActivityExecutionContext activity) {
        WorkflowStub workflow = activity.getWorkflowClient()
                .newUntypedWorkflowStub(CurrentRun.of(activity).workflowId());
        return writer.open(deploymentId, (id, last) -> markers.committed(workflow, id, step, last));
    }
}
