package dev.slipway.domain.drift;

import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import java.util.Map;
import java.util.UUID;

/**
 * A tenant that runs and for which no job does, as it was when its check began.
 *
 * @param id the tenant's row
 * @param code the tenant
 * @param namespace its namespace in the cluster
 * @param lastJob its newest job: where there is a newer one later, what the check saw may be that one's doing
 * @param releases its releases that should be there; one that a person had a job go on without is not
 */
public record RestingTenant(
        UUID id, CompanyCode code, String namespace, UUID lastJob, Map<TenantComponent, WantedRelease> releases) {
    /**
     * A release as it should be.
     *
     * @param name its name in the cluster
     * @param revision the revision that Slipway made last
     */
    public record WantedRelease(String name, int revision) {}
}
