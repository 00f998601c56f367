package dev.slipway.domain.tenant;

/** One row of the list of all tenants. */
public interface TenantOverview {
    /** The business key in upper case. */
    String getCompanyCode();

    /** Where it stands. */
    TenantStatus getStatus();

    /** The company's name. */
    String getName();
}
