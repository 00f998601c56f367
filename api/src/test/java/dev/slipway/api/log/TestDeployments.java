package dev.slipway.api.log;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.NewDeployment;
import dev.slipway.domain.deployment.TenantRegistration;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantConfig;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Tenants with a deployment that nobody carries out. */
@Component
class TestDeployments {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final TenantRegistration tenants;

    TestDeployments(TenantRegistration tenants) {
        this.tenants = tenants;
    }

    /** A new tenant's pending deployment. */
    Deployment next() {
        CompanyCode code = new CompanyCode("LOG" + NAMES.incrementAndGet());
        return tenants.register(
                code,
                new NewDeployment(
                        DeploymentKind.DEPLOY,
                        code.value(),
                        TenantConfig.empty(),
                        "tenant/" + code.lower(),
                        null,
                        List.of("namespace"),
                        null,
                        false,
                        null,
                        null,
                        null));
    }
}
