package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.TenantConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment job is made of.
 *
 * @param kind what it is to do
 * @param companyCode the tenant, upper case
 * @param config what was asked for
 * @param workflowId the id its workflow gets
 * @param requestId the request that asked; null for the platform itself
 * @param steps the planned steps in their order
 * @param configBefore the tenant's configuration before; null where it has none
 * @param keepData whether a removal leaves the tenant's volumes
 * @param planHash the plan that was agreed to; null where none was
 * @param requestedBy who asked; null for the platform itself
 * @param repair what is to be mended; null for all but repairs
 */
public record NewDeployment(
        DeploymentKind kind,
        String companyCode,
        TenantConfig config,
        String workflowId,
        @Nullable String requestId,
        List<String> steps,
        @Nullable TenantConfig configBefore,
        boolean keepData,
        @Nullable String planHash,
        @Nullable String requestedBy,
        @Nullable Repair repair) {}
