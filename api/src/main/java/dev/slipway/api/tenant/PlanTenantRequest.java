package dev.slipway.api.tenant;

import dev.slipway.domain.tenant.TenantConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what an upgrade would change; the same fields as an upgrade's.
 *
 * @param config how it is to be
 * @param components the components it is to count for; null for all
 */
record PlanTenantRequest(
        @Nullable TenantConfig config, @Nullable List<String> components) {
    UpgradeTenantRequest asUpgrade() {
        return new UpgradeTenantRequest(config, components, null);
    }
}
