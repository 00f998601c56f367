package dev.slipway.domain.drift;

import dev.slipway.domain.plan.DriftFinding;
import dev.slipway.domain.plan.FieldChange;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a tenant has drifted. Secrets are masked.
 *
 * @param component the component's name in JSON; null where it is about the whole tenant
 * @param drift what was found
 */
public record TenantFinding(@Nullable String component, DriftFinding drift) {
    /** Tells findings from others, in any order; what differs is told apart, and not by how much. */
    static String marks(List<TenantFinding> findings) {
        return findings.stream().map(TenantFinding::mark).sorted().collect(Collectors.joining("\n"));
    }

    private String mark() {
        String paths = drift.fields().stream().map(FieldChange::path).sorted().collect(Collectors.joining(" "));
        return component + " " + drift.code() + " " + drift.object() + " " + paths;
    }
}
