package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.ControlledDeployment;
import dev.slipway.workflows.deployment.DeploymentRef;
import io.temporal.workflow.WorkflowInit;

/** See {@link DeployTenantWorkflow}. */
public final class DeployTenantWorkflowImpl extends ControlledDeployment implements DeployTenantWorkflow {
    private final DeploymentRef deployment;

    /** Takes the input before the first handler runs. */
    @WorkflowInit
    public DeployTenantWorkflowImpl(DeploymentRef deployment) {
        super(deployment);
        this.deployment = deployment;
    }

    @Override
    public void deploy(DeploymentRef ignored) {
        run(new TenantInstallation(deployment.deploymentId()));
    }
}
