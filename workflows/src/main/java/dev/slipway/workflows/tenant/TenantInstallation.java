package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.DeploymentPlan;
import dev.slipway.workflows.deployment.DeploymentSteps;
import dev.slipway.workflows.deployment.DeploymentWork;
import dev.slipway.workflows.deployment.Ending;
import dev.slipway.workflows.release.PlannedRelease;
import dev.slipway.workflows.release.ReleaseInput;
import dev.slipway.workflows.release.ReleaseStep;
import dev.slipway.workflows.release.RollBackRelease;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings a tenant's releases about, one after the other. Workflow state; used from workflow code alone. */
final class TenantInstallation implements DeploymentWork {
    private final TenantActivities tenant = TenantStubs.activities();
    private final ReleaseStep release = new ReleaseStep();
    private final Deque<ReleaseInput> undo = new ArrayDeque<>();
    private final UUID deploymentId;

    TenantInstallation(UUID deploymentId) {
        this.deploymentId = deploymentId;
    }

    @Override
    public @Nullable Ending run(DeploymentPlan plan, DeploymentSteps steps) {
        Ending ending = steps.run(
                TenantDeployments.NAMESPACE_STEP,
                () -> tenant.prepareNamespace(whole(TenantDeployments.NAMESPACE_STEP, plan, plan.releases())));
        for (PlannedRelease planned : plan.releases()) {
            if (ending != null) {
                return ending;
            }
            ReleaseInput one = new ReleaseInput(deploymentId, plan.namespace(), planned);
            // registered before it runs: a step that was interrupted may have changed something
            undo.push(one);
            ending = steps.run(planned.step(), () -> release.run(one));
        }
        return ending != null ? ending : verify(plan, steps);
    }

    @Override
    public boolean undo(DeploymentPlan plan, DeploymentSteps steps, boolean whole) {
        boolean all = true;
        while (!undo.isEmpty()) {
            RollBackRelease back = RollBackRelease.undoing(undo.pop());
            all &= steps.undo(back.step(), "release " + back.release().name(), () -> release.undo(back));
        }
        boolean isNew = plan.releases().stream().allMatch(planned -> planned.goodRevision() == 0);
        if (!whole || !isNew) {
            return all;
        }
        if (!all) {
            steps.leave(namespace(plan));
            return false;
        }
        return removeNamespace(plan, steps);
    }

    private @Nullable Ending verify(DeploymentPlan plan, DeploymentSteps steps) {
        String step = TenantDeployments.VERIFY_STEP;
        List<PlannedRelease> expected = plan.releases().stream()
                .filter(planned -> !steps.isSkipped(planned.step()))
                .toList();
        return steps.run(step, () -> tenant.verify(whole(step, plan, expected)));
    }

    private boolean removeNamespace(DeploymentPlan plan, DeploymentSteps steps) {
        String step = TenantDeployments.UNDO_NAMESPACE_STEP;
        return steps.undo(step, namespace(plan), () -> tenant.removeNamespace(whole(step, plan, plan.releases())));
    }

    private static String namespace(DeploymentPlan plan) {
        return "namespace " + plan.namespace();
    }

    private TenantStepInput whole(String step, DeploymentPlan plan, List<PlannedRelease> releases) {
        return new TenantStepInput(deploymentId, step, plan.companyCode(), plan.namespace(), releases);
    }
}
