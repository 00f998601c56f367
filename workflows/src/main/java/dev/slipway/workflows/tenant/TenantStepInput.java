package dev.slipway.workflows.tenant;

import dev.slipway.workflows.release.PlannedRelease;
import dev.slipway.workflows.step.StepInput;
import java.util.List;
import java.util.UUID;

/**
 * Input of the activities that work on a whole tenant.
 *
 * @param deploymentId the deployment it belongs to
 * @param step the step's name
 * @param companyCode the tenant, upper case
 * @param namespace the tenant's namespace
 * @param releases the tenant's releases
 */
public record TenantStepInput(
        UUID deploymentId, String step, String companyCode, String namespace, List<PlannedRelease> releases)
        implements StepInput {
    @Override
    public String logSource() {
        return TenantDeployments.LOG_SOURCE;
    }
}
