package dev.slipway.domain.deployment;

import dev.slipway.domain.log.DeploymentLookup;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the log which deployments there are, from their rows. Thread-safe. */
@Component
@Transactional(readOnly = true)
class StoredDeployments implements DeploymentLookup {
    private final DeploymentRepository deployments;

    StoredDeployments(DeploymentRepository deployments) {
        this.deployments = deployments;
    }

    @Override
    public Optional<UUID> newestOf(String companyCode) {
        return deployments.findFirstByCompanyCodeOrderByIdDesc(companyCode).map(Deployment::id);
    }

    @Override
    public boolean belongsTo(UUID deploymentId, String companyCode) {
        return deployments
                .findById(deploymentId)
                .filter(deployment -> deployment.companyCode().equals(companyCode))
                .isPresent();
    }

    @Override
    public boolean exists(UUID deploymentId) {
        return deployments.existsById(deploymentId);
    }
}
