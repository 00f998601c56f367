package dev.slipway.domain.drift;

import dev.slipway.domain.tenant.DriftPolicy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tenant's drift.
 *
 * @param policy what happens about it
 * @param checkedAt when it was looked for last; null where it was not since the tenant's last job succeeded
 * @param findings what was found then
 * @param lastRepair the job that last repaired the tenant; null where none did
 */
public record DriftState(
        DriftPolicy policy,
        @Nullable Instant checkedAt,
        List<TenantFinding> findings,
        @Nullable UUID lastRepair) {}
