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
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.workflows.tenant.TenantDeployments;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders for tenants: their rows, in the caller's transaction. Thread-safe. */
@Component
public class TenantOrders {
    private final TenantRegistration registration;

    TenantOrders(TenantRegistration registration) {
        this.registration = registration;
    }

    /** A new tenant, or one whose last deployment came to nothing. */
    DeploymentAccepted place(CompanyCode code, TenantConfig config, HttpServletRequest request) {
        try {
            NewDeployment asked = asked(DeploymentKind.DEPLOY, code, config, null, false, null, request);
            Deployment deployment = registration.register(code, asked);
            return DeploymentAccepted.of(DeploymentKind.DEPLOY, code.value(), deployment.id());
        } catch (TenantExistsException exists) {
            throw refusal(exists);
        }
    }

    /** Another configuration for a tenant that is there. */
    DeploymentAccepted upgrade(
            CompanyCode code,
            Function<Tenant, TenantConfig> config,
            @Nullable String planHash,
            HttpServletRequest request) {
        return change(
                code,
                DeploymentKind.UPGRADE,
                tenant -> asked(
                        DeploymentKind.UPGRADE, code, config.apply(tenant), tenant.config(), false, planHash, request));
    }

    /** Back to what an earlier job made of the tenant. */
    public DeploymentAccepted rollBack(Deployment earlier, HttpServletRequest request) {
        CompanyCode code = new CompanyCode(earlier.companyCode());
        return change(
                code,
                DeploymentKind.ROLLBACK,
                tenant ->
                        asked(DeploymentKind.ROLLBACK, code, earlier.config(), tenant.config(), false, null, request));
    }

    /** The end of a tenant. */
    DeploymentAccepted remove(CompanyCode code, boolean keepData, HttpServletRequest request) {
        return change(
                code,
                DeploymentKind.DELETE,
                tenant ->
                        asked(DeploymentKind.DELETE, code, tenant.config(), tenant.config(), keepData, null, request));
    }

    private DeploymentAccepted change(CompanyCode code, DeploymentKind kind, Function<Tenant, NewDeployment> asked) {
        try {
            return registration
                    .change(code, asked)
                    .map(job -> DeploymentAccepted.of(kind, code.value(), job.id()))
                    .orElseThrow(TenantDetails::notFound);
        } catch (TenantExistsException busy) {
            throw busy(busy);
        }
    }

    private static NewDeployment asked(
            DeploymentKind kind,
            CompanyCode code,
            TenantConfig config,
            @Nullable TenantConfig before,
            boolean keepData,
            @Nullable String planHash,
            HttpServletRequest request) {
        return new NewDeployment(
                kind,
                code.value(),
                config,
                TenantDeployments.workflowId(code.value()),
                RequestIds.of(request),
                PlannedSteps.of(kind, keepData),
                before,
                keepData,
                planHash,
                request.getUserPrincipal() == null
                        ? null
                        : request.getUserPrincipal().getName(),
                null);
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

    private static ApiException busy(TenantExistsException busy) {
        return ApiException.of(
                        ErrorCode.DEPLOYMENT_RUNNING,
                        "A job runs for tenant " + busy.code(),
                        "Watch it at /api/deployments/" + busy.runningDeployment() + ", or cancel it first")
                .withDeploymentJob(String.valueOf(busy.runningDeployment()));
    }
}
