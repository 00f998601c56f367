package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.DeploymentRef;
import dev.slipway.workflows.deployment.DeploymentWorkflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Brings a tenant to what its deployment asks for, be it new or an upgrade: its namespace, its releases in order, and the
 * check that all of it runs.
 */
@WorkflowInterface
public interface DeployTenantWorkflow extends DeploymentWorkflow {
    /**
     * Runs the deployment to its end. A failed or cancelled deployment fails the run too, after the rows and the log say
     * so.
     */
    @WorkflowMethod(name = TenantDeployments.DEPLOY_WORKFLOW)
    void deploy(DeploymentRef deployment);
}
