package dev.slipway.workflows.plan;

import dev.slipway.workflows.release.PlannedRelease;
import java.util.List;
import java.util.UUID;

/**
 * Input of {@link PlanTenantWorkflow#plan} and of its activity. The configuration, which may hold secrets, is in the
 * plan's row.
 *
 * @param planId the plan's row
 * @param companyCode the tenant, upper case
 * @param namespace the tenant's namespace
 * @param releases its releases in the order in which they are upgraded
 */
public record PlanTenantInput(UUID planId, String companyCode, String namespace, List<PlannedRelease> releases) {}
