package dev.slipway.workflows.tenant;

import dev.slipway.workflows.release.PlannedRelease;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Input of {@link DeployTenantWorkflow#deploy}.
 *
 * @param deploymentId the deployment's row and log
 * @param companyCode the tenant, upper case
 * @param namespace the tenant's namespace
 * @param releases its releases in the order in which they are installed
 * @param onFailure what to do when a step fails for good
 * @param notBefore when the first step may start at the earliest; null for at once
 */
public record DeployTenantInput(
        UUID deploymentId,
        String companyCode,
        String namespace,
        List<PlannedRelease> releases,
        FailurePolicy onFailure,
        @Nullable Instant notBefore) {}
