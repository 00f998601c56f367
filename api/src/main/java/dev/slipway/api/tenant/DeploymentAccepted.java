package dev.slipway.api.tenant;

import dev.slipway.domain.deployment.DeploymentKind;
import java.util.UUID;

/**
 * The answer to an accepted deployment.
 *
 * @param status always {@code pending}
 * @param message what was begun
 * @param companyCode the tenant, upper case
 * @param deploymentJobId the job to ask and watch
 */
public record DeploymentAccepted(String status, String message, String companyCode, UUID deploymentJobId) {
    static DeploymentAccepted of(DeploymentKind kind, String companyCode, UUID deploymentJobId) {
        return new DeploymentAccepted("pending", message(kind), companyCode, deploymentJobId);
    }

    private static String message(DeploymentKind kind) {
        return switch (kind) {
            case DEPLOY -> "Tenant deployment initiated";
            case UPGRADE -> "Tenant upgrade initiated";
            case ROLLBACK -> "Tenant rollback initiated";
            case REPAIR -> "Tenant repair initiated";
            case DELETE -> "Tenant removal initiated";
        };
    }
}
