package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentQueue;
import dev.slipway.workflows.deployment.DeploymentWorkflow;
import io.grpc.StatusRuntimeException;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the deployments that wait in the queue that a place may be free. One that is not reached asks again by itself.
 * Thread-safe.
 */
@Component
class WaitingDeployments {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingDeployments.class);
    private static final int AT_MOST = 50;

    private final DeploymentQueue queue;

    WaitingDeployments(DeploymentQueue queue) {
        this.queue = queue;
    }

    void nudge(ActivityExecutionContext activity) {
        WorkflowClient temporal = activity.getWorkflowClient();
        queue.waiting().stream().limit(AT_MOST).map(Deployment::workflowId).forEach(id -> nudge(temporal, id));
    }

    private static void nudge(WorkflowClient temporal, String workflowId) {
        try {
            temporal.newUntypedWorkflowStub(workflowId).signal(DeploymentWorkflow.NUDGE);
        } catch (WorkflowException | StatusRuntimeException away) {
            LOG.debug("{} was not told that a place is free; it asks by itself", workflowId, away);
        }
    }
}
