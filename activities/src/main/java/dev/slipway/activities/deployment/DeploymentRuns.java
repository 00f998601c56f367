package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.workflows.deployment.DeploymentRef;
import dev.slipway.workflows.tenant.TenantDeployments;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts the workflows of deployments that a crash has left without, and of the platform's own. Thread-safe. */
@Component
public class DeploymentRuns {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentRuns.class);

    /** Starts a run; one that is there already is left alone. */
    public void start(Deployment deployment, WorkflowClient temporal) {
        try {
            temporal.newUntypedWorkflowStub(
                            workflowType(deployment),
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(deployment.workflowId())
                                    .setTaskQueue(TenantDeployments.TASK_QUEUE)
                                    .setStaticSummary("Taken up: tenant " + deployment.companyCode())
                                    .setStaticDetails("Deployment `" + deployment.id() + "`")
                                    .build())
                    .start(new DeploymentRef(deployment.id(), deployment.companyCode()));
        } catch (WorkflowExecutionAlreadyStarted running) {
            LOG.debug("{} runs already", deployment.workflowId());
        }
    }

    private static String workflowType(Deployment deployment) {
        return switch (deployment.kind()) {
            case DEPLOY, UPGRADE, ROLLBACK, REPAIR -> TenantDeployments.DEPLOY_WORKFLOW;
            case DELETE -> TenantDeployments.DELETE_WORKFLOW;
        };
    }
}
