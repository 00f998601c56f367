package dev.slipway.activities.tenant;

import dev.slipway.activities.helm.ChartLibrary;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.release.ReleaseSpecs;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantValues;
import dev.slipway.workflows.release.ReleaseInput;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a tenant's releases are to be: the component's chart with the values of the deployment's configuration. */
@Component
class TenantReleaseSpecs implements ReleaseSpecs {
    private final DeploymentJournal journal;
    private final ChartLibrary charts;
    private final TenantValues values;

    TenantReleaseSpecs(
            DeploymentJournal journal,
            ChartLibrary charts,
            @Value("${slipway.base-domain:localhost}") String baseDomain) {
        this.journal = journal;
        this.charts = charts;
        this.values = new TenantValues(baseDomain);
    }

    @Override
    public ReleaseSpec of(ReleaseInput input) {
        Deployment deployment = journal.get(input.deploymentId());
        TenantComponent component = TenantComponent.ofStep(input.step())
                .orElseThrow(() -> new IllegalStateException("No component of a tenant: " + input.step()));
        CompanyCode code = new CompanyCode(deployment.companyCode());
        return new ReleaseSpec(
                new ReleaseName(input.namespace(), input.release().name()),
                charts.chart(component.chart()),
                values.of(component, code, deployment.config()));
    }
}
