package dev.slipway.domain.timeline;

import dev.slipway.domain.tenant.TenantConfig;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as it was at a time.
 *
 * @param at the time
 * @param companyCode the tenant, upper case
 * @param status its status, or {@code deleted}
 * @param revisions the revision of each component's release in the cluster, by the component's key; 0 for none
 * @param config what it had been brought to, or, before its first success, what was asked for; null where it was gone
 * @param deploymentId the job that was open then; null where none was
 */
public record TenantState(
        Instant at,
        String companyCode,
        String status,
        Map<String, Integer> revisions,
        @Nullable TenantConfig config,
        @Nullable UUID deploymentId) {}
