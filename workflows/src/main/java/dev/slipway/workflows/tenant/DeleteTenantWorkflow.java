package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.DeploymentRef;
import dev.slipway.workflows.deployment.DeploymentWorkflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Removes a tenant: its releases, the last one first, then its namespace, unless its data is to stay. */
@WorkflowInterface
public interface DeleteTenantWorkflow extends DeploymentWorkflow {
    /** Runs the deletion to its end, which is when the namespace is gone. */
    @WorkflowMethod(name = TenantDeployments.DELETE_WORKFLOW)
    void delete(DeploymentRef deployment);
}
