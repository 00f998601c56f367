package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.deployment.DeploymentStep;
import dev.slipway.domain.tenant.OnFailure;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.workflows.deployment.DeploymentPlan;
import dev.slipway.workflows.deployment.FailurePolicy;
import dev.slipway.workflows.release.PlannedRelease;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads off its row, and its tenant's, what a deployment is to do. Thread-safe. */
@Component
class DeploymentPlans {
    private final DeploymentRepository deployments;
    private final TenantRepository tenants;

    DeploymentPlans(DeploymentRepository deployments, TenantRepository tenants) {
        this.deployments = deployments;
        this.tenants = tenants;
    }

    @Transactional(readOnly = true)
    public DeploymentPlan of(UUID deploymentId) {
        Deployment deployment = deployments
                .findById(deploymentId)
                .orElseThrow(() -> new IllegalStateException("There is no deployment " + deploymentId));
        Tenant tenant = tenants.findByCompanyCode(deployment.companyCode())
                .orElseThrow(() -> new IllegalStateException("There is no tenant " + deployment.companyCode()));
        List<PlannedRelease> releases = Arrays.stream(TenantComponent.values())
                .map(component -> planned(component, tenant))
                .toList();
        List<String> approvals = deployment.config().requireApproval();
        return new DeploymentPlan(
                deployment.companyCode(),
                tenant.namespace(),
                releases,
                deployment.steps().stream().map(DeploymentStep::name).toList(),
                policy(deployment),
                approvals == null ? List.of() : approvals,
                deployment.keepData());
    }

    private static PlannedRelease planned(TenantComponent component, Tenant tenant) {
        return new PlannedRelease(
                component.chart(),
                component.releaseName(tenant.code()),
                component.logSource(),
                tenant.release(component).goodRevision());
    }

    private static FailurePolicy policy(Deployment deployment) {
        return switch (deployment.kind()) {
            case DELETE -> FailurePolicy.FAIL;
            case DEPLOY, UPGRADE, ROLLBACK, REPAIR -> policy(deployment.config().onFailure());
        };
    }

    private static FailurePolicy policy(@Nullable OnFailure asked) {
        return switch (asked) {
            case null -> FailurePolicy.FAIL;
            case KEEP -> FailurePolicy.KEEP;
            case ROLLBACK -> FailurePolicy.ROLLBACK;
        };
    }
}
