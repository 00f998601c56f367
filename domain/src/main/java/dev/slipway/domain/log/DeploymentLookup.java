package dev.slipway.domain.log;

import java.util.Optional;
import java.util.UUID;

/** Says which deployments there are and whose they are. Thread-safe. */
public interface DeploymentLookup {
    /**
     * The newest deployment of a tenant.
     *
     * @param companyCode in upper case
     * @return empty where there is no such tenant
     */
    Optional<UUID> newestOf(String companyCode);

    /**
     * Whether a deployment is one of this tenant's.
     *
     * @param companyCode in upper case
     */
    boolean belongsTo(UUID deploymentId, String companyCode);

    /** Whether there is such a deployment. */
    boolean exists(UUID deploymentId);
}
