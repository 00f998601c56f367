package dev.slipway.api.tenant;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantRelease;
import dev.slipway.domain.tenant.TenantRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds tenants by what callers write and says how they stand. Thread-safe. */
@Component
class TenantDetails {
    private final TenantRepository tenants;
    private final DeploymentRepository deployments;
    private final AccessUrls accessUrls;

    TenantDetails(TenantRepository tenants, DeploymentRepository deployments, AccessUrls accessUrls) {
        this.tenants = tenants;
        this.deployments = deployments;
        this.accessUrls = accessUrls;
    }

    /** The tenant a caller names; what is no company code is no tenant either. */
    Tenant find(String companyCode) {
        return CompanyCode.parse(companyCode)
                .flatMap(code -> tenants.findByCompanyCode(code.value()))
                .orElseThrow(TenantDetails::notFound);
    }

    /** What is said where there is no such tenant. */
    static ApiException notFound() {
        return ApiException.of(
                ErrorCode.TENANT_NOT_FOUND,
                "There is no such tenant; GET /api/tenants lists those that exist",
                "Tenant not found");
    }

    TenantDetail of(String companyCode) {
        Tenant tenant = find(companyCode);
        CompanyCode code = tenant.code();
        Map<String, TenantDetail.Release> resources = new LinkedHashMap<>();
        for (TenantComponent component : TenantComponent.values()) {
            TenantRelease release = tenant.release(component);
            resources.put(
                    component.key(),
                    new TenantDetail.Release(
                            release.releaseName(), release.status().wire(), release.revision()));
        }
        return new TenantDetail(
                code.value(),
                tenant.status().wire(),
                tenant.name(),
                tenant.namespace(),
                resources,
                accessUrls.of(tenant),
                "kubectl -n " + tenant.namespace() + " port-forward svc/"
                        + TenantComponent.USER_FRONTEND.releaseName(code) + " 8081:80",
                deployments
                        .findFirstByCompanyCodeOrderByIdDesc(code.value())
                        .map(Deployment::id)
                        .orElse(null),
                lines(tenant.lastDeploymentLog()),
                tenant.createdAt(),
                tenant.updatedAt());
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : text.lines().toList();
    }
}
