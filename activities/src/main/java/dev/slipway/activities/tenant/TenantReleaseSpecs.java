package dev.slipway.activities.tenant;

import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.release.ReleaseSpecs;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.release.ReleaseInput;
import org.springframework.stereotype.Component;

/** What a tenant's releases are to be: the component's chart with the values of the deployment's configuration. */
@Component
class TenantReleaseSpecs implements ReleaseSpecs {
    private final DeploymentJournal journal;
    private final TenantSpecs specs;

    TenantReleaseSpecs(DeploymentJournal journal, TenantSpecs specs) {
        this.journal = journal;
        this.specs = specs;
    }

    @Override
    public ReleaseSpec of(ReleaseInput input) {
        Deployment deployment = journal.get(input.deploymentId());
        TenantComponent component = TenantComponent.ofStep(input.step())
                .orElseThrow(() -> new IllegalStateException("No component of a tenant: " + input.step()));
        return specs.of(
                new ReleaseName(input.namespace(), input.release().name()),
                component,
                new CompanyCode(deployment.companyCode()),
                deployment.config());
    }
}
