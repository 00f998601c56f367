package dev.slipway.api.tenant;

import java.util.UUID;

/**
 * The answer to an accepted deployment.
 *
 * @param status always {@code pending}
 * @param message what was begun
 * @param companyCode the tenant, upper case
 * @param deploymentJobId the job to ask and watch
 */
record DeploymentAccepted(String status, String message, String companyCode, UUID deploymentJobId) {
    static DeploymentAccepted of(String companyCode, UUID deploymentJobId) {
        return new DeploymentAccepted("pending", "Tenant deployment initiated", companyCode, deploymentJobId);
    }
}
