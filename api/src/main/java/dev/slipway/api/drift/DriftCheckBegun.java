package dev.slipway.api.drift;

/**
 * A check that was asked for.
 *
 * @param status always {@code pending}
 * @param message for a person
 * @param companyCode the tenant
 */
record DriftCheckBegun(String status, String message, String companyCode) {
    static DriftCheckBegun of(String companyCode) {
        return new DriftCheckBegun("pending", "Tenant drift check initiated", companyCode);
    }
}
