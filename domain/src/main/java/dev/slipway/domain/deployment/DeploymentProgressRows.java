package dev.slipway.domain.deployment;

import dev.slipway.domain.log.DeploymentLogReader;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.tenant.TenantRepository;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the last lines of a deployment's log in its tenant's row, for those who only look at the row. Thread-safe. */
@Component
public class DeploymentProgressRows {
    private static final int LINES = 20;

    private final DeploymentRepository deployments;
    private final TenantRepository tenants;
    private final DeploymentLogReader log;

    DeploymentProgressRows(DeploymentRepository deployments, TenantRepository tenants, DeploymentLogReader log) {
        this.deployments = deployments;
        this.tenants = tenants;
        this.log = log;
    }

    /** Copies the newest lines. */
    @Transactional
    public void refreshLastLines(UUID deploymentId) {
        List<LogLine> lines = log.tail(deploymentId, LINES).lines();
        String text = lines.stream().map(LogLine::text).collect(Collectors.joining("\n"));
        deployments
                .findById(deploymentId)
                .ifPresent(deployment -> tenants.updateLastDeploymentLog(deployment.companyCode(), text));
    }
}
