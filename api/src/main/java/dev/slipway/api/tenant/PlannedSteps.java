package dev.slipway.api.tenant;

import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.tenant.TenantDeployments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The steps of each kind of deployment, in their order. */
final class PlannedSteps {
    private PlannedSteps() {}

    static List<String> of(DeploymentKind kind, boolean keepData) {
        List<String> components = Arrays.stream(TenantComponent.values())
                .map(TenantComponent::chart)
                .toList();
        List<String> steps = new ArrayList<>();
        switch (kind) {
            case DEPLOY, UPGRADE, ROLLBACK, REPAIR -> {
                steps.add(TenantDeployments.NAMESPACE_STEP);
                steps.addAll(components);
                steps.add(TenantDeployments.VERIFY_STEP);
            }
            case DELETE -> {
                steps.addAll(components.reversed());
                if (!keepData) {
                    steps.add(TenantDeployments.NAMESPACE_STEP);
                }
            }
        }
        return steps;
    }
}
