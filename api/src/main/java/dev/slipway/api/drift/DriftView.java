package dev.slipway.api.drift;

import dev.slipway.domain.drift.DriftState;
import dev.slipway.domain.drift.TenantFinding;
import dev.slipway.domain.plan.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's drift.
 *
 * @param companyCode the tenant
 * @param policy {@code warn} or {@code repair}
 * @param checkedAt when it was looked for last; null where it was not since the tenant's last job succeeded
 * @param findings what was found then; empty where all was as it should be
 * @param repairJobId the job that last repaired the tenant; null where none did
 */
record DriftView(
        String companyCode,
        String policy,
        @Nullable Instant checkedAt,
        List<Finding> findings,
        @Nullable UUID repairJobId) {
    /**
     * One difference. Secrets are masked.
     *
     * @param component the component; null where it is about the whole tenant
     * @param kind {@code release_missing}, {@code revision}, {@code status}, {@code object_missing},
     *     {@code object_changed}, {@code replicas} or {@code not_repaired}
     * @param object kind and name of the object; null where it is about the whole release
     * @param message what was found, for a person
     * @param fields the fields that differ: {@code before} is what should be, {@code after} what is
     * @param diff the same as a unified diff; null where no fields are compared
     */
    record Finding(
            @Nullable String component,
            String kind,
            @Nullable String object,
            String message,
            List<FieldChange> fields,
            @Nullable String diff) {
        static Finding of(TenantFinding found) {
            return new Finding(
                    found.component(),
                    found.drift().code().wire(),
                    found.drift().object(),
                    found.drift().message(),
                    found.drift().fields(),
                    found.drift().diff());
        }
    }

    static DriftView of(String companyCode, DriftState state) {
        return new DriftView(
                companyCode,
                state.policy().name().toLowerCase(Locale.ROOT),
                state.checkedAt(),
                state.findings().stream().map(Finding::of).toList(),
                state.lastRepair());
    }
}
