package dev.slipway.api.tenant;

import dev.slipway.domain.tenant.TenantConfig;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a tenant.
 *
 * @param companyCode its business key
 * @param config how it is to be; everything in it may be left out
 */
record CreateTenantRequest(
        @Schema(
                example = "CHA",
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "2 to 20 letters and digits, a letter first; upper and lower case are the same")
        @Nullable
        String companyCode,

        @Nullable TenantConfig config) {
    TenantConfig configOrEmpty() {
        return config == null ? TenantConfig.empty() : config;
    }
}
