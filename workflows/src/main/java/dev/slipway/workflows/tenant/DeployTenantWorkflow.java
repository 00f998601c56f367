package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.DeploymentProgress;
import dev.slipway.workflows.deployment.LogMarker;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Deploys a tenant: its namespace, its three releases in order, and the check that all of it runs. */
@WorkflowInterface
public interface DeployTenantWorkflow {
    /**
     * Runs the deployment to its end. A failed or cancelled deployment ends the run as failed or cancelled too, after
     * the rows and the log say so.
     */
    @WorkflowMethod(name = "DeployTenant")
    void deploy(DeployTenantInput input);

    /** Where the deployment stands. */
    @QueryMethod
    DeploymentProgress progress();

    /** Tells the workflow where the log stands, for its progress and the Temporal web UI. */
    @SignalMethod
    void logged(LogMarker marker);
}
