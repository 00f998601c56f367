package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.DeploymentPlan;
import dev.slipway.workflows.deployment.DeploymentSteps;
import dev.slipway.workflows.deployment.DeploymentWork;
import dev.slipway.workflows.deployment.Ending;
import dev.slipway.workflows.release.PlannedRelease;
import dev.slipway.workflows.release.ReleaseInput;
import dev.slipway.workflows.release.ReleaseStep;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Removes what a tenant has in the cluster. Workflow state; used from workflow code alone. */
final class TenantRemoval implements DeploymentWork {
    private final TenantActivities tenant = TenantStubs.activities();
    private final ReleaseStep release = new ReleaseStep();
    private final UUID deploymentId;

    TenantRemoval(UUID deploymentId) {
        this.deploymentId = deploymentId;
    }

    @Override
    public @Nullable Ending run(DeploymentPlan plan, DeploymentSteps steps) {
        for (PlannedRelease planned : plan.releases().reversed()) {
            ReleaseInput one = new ReleaseInput(deploymentId, plan.namespace(), planned);
            Ending ending = steps.run(planned.step(), () -> release.remove(one));
            if (ending != null) {
                return ending;
            }
        }
        if (plan.keepData()) {
            return null;
        }
        TenantStepInput whole = new TenantStepInput(
                deploymentId, TenantDeployments.NAMESPACE_STEP, plan.companyCode(), plan.namespace(), plan.releases());
        return steps.run(TenantDeployments.NAMESPACE_STEP, () -> tenant.removeNamespace(whole));
    }

    /** What is deleted does not come back by itself: a deploy brings it back. */
    @Override
    public boolean undo(DeploymentPlan plan, DeploymentSteps steps, boolean whole) {
        return false;
    }
}
