package dev.slipway.api.tenant;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.api.web.request.RequestIds;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.NewDeployment;
import dev.slipway.domain.deployment.TenantExistsException;
import dev.slipway.domain.deployment.TenantRegistration;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.workflows.tenant.TenantDeployments;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes the order for a tenant: its rows, in the caller's transaction. Thread-safe. */
@Component
class TenantOrders {
    private final TenantRegistration registration;

    TenantOrders(TenantRegistration registration) {
        this.registration = registration;
    }

    DeploymentAccepted place(CompanyCode code, TenantConfig config, HttpServletRequest request) {
        NewDeployment asked = new NewDeployment(
                DeploymentKind.DEPLOY,
                code.value(),
                config,
                TenantDeployments.workflowId(code.value()),
                RequestIds.of(request),
                steps());
        try {
            Deployment deployment = registration.register(code, asked);
            return DeploymentAccepted.of(code.value(), deployment.id());
        } catch (TenantExistsException exists) {
            throw refusal(exists);
        }
    }

    private static ApiException refusal(TenantExistsException exists) {
        UUID running = exists.runningDeployment();
        ApiException refusal = ApiException.of(
                ErrorCode.TENANT_EXISTS,
                "Tenant " + exists.code() + " exists already",
                running == null
                        ? "Look at it at /api/tenants/" + exists.code() + ", or choose another companyCode"
                        : "Its deployment runs; watch it at /api/deployments/" + running);
        return running == null ? refusal : refusal.withDeploymentJob(running.toString());
    }

    private static List<String> steps() {
        List<String> steps = new ArrayList<>();
        steps.add(TenantDeployments.NAMESPACE_STEP);
        for (TenantComponent component : TenantComponent.values()) {
            steps.add(component.chart());
        }
        steps.add(TenantDeployments.VERIFY_STEP);
        return steps;
    }
}
