package dev.slipway.activities.tenant;

import dev.slipway.activities.helm.ChartLibrary;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantValues;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a tenant's releases are by a configuration, for deploying and for planning alike. Thread-safe. */
@Component
public class TenantSpecs {
    private final ChartLibrary charts;
    private final TenantValues values;

    TenantSpecs(ChartLibrary charts, @Value("${slipway.base-domain:localhost}") String baseDomain) {
        this.charts = charts;
        this.values = new TenantValues(baseDomain);
    }

    /** The component's chart with the values that the configuration makes. */
    public ReleaseSpec of(ReleaseName release, TenantComponent component, CompanyCode code, TenantConfig config) {
        return new ReleaseSpec(release, charts.chart(component.chart()), values.of(component, code, config));
    }
}
