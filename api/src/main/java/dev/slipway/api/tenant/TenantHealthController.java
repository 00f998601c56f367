package dev.slipway.api.tenant;

import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's health. */
@RestController
@Tag(name = "Tenants")
class TenantHealthController {
    private final TenantDetails tenants;
    private final TenantHealthReader health;

    TenantHealthController(TenantDetails tenants, TenantHealthReader health) {
        this.tenants = tenants;
        this.health = health;
    }

    @GetMapping("/api/tenants/{companyCode}/health")
    @FailsWith({ErrorCode.TENANT_NOT_FOUND, ErrorCode.CLUSTER_UNAVAILABLE})
    @Operation(summary = "A tenant's health", description = "From the one watch on the cluster; asking is cheap.")
    TenantHealth of(@PathVariable String companyCode) {
        return health.of(tenants.find(companyCode).code());
    }
}
