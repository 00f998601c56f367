package dev.slipway.api.tenant;

import dev.slipway.domain.tenant.TenantOverview;

/**
 * One tenant in the list of all.
 *
 * @param companyCode its business key
 * @param status where it stands
 * @param name the company's name
 */
record TenantSummary(String companyCode, String status, String name) {
    static TenantSummary of(TenantOverview tenant) {
        return new TenantSummary(tenant.getCompanyCode(), tenant.getStatus().wire(), tenant.getName());
    }
}
