package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.ControlledDeployment;
import dev.slipway.workflows.deployment.DeploymentRef;
import io.temporal.workflow.WorkflowInit;

/** See {@link DeleteTenantWorkflow}. */
public final class DeleteTenantWorkflowImpl extends ControlledDeployment implements DeleteTenantWorkflow {
    private final DeploymentRef deployment;

    /** Takes the input before the first handler runs. */
    @WorkflowInit
    public DeleteTenantWorkflowImpl(DeploymentRef deployment) {
        super(deployment);
        this.deployment = deployment;
    }

    @Override
    public void delete(DeploymentRef ignored) {
        run(new TenantRemoval(deployment.deploymentId()));
    }
}
