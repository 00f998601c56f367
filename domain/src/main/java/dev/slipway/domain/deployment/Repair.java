package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.TenantComponent;
import java.util.Map;

/**
 * What a job of kind {@link DeploymentKind#REPAIR} is to mend.
 *
 * @param reason what was found, for a person; secrets are masked
 * @param driftedAt the newest revision of each drifted release when it was found so, by the component's name in JSON; 0
 *     where the release was gone. A later revision is the repair's own
 */
public record Repair(String reason, Map<String, Integer> driftedAt) {
    /** Up to which revision a component's release has drifted; 0 where it has not, or is gone. */
    public int driftedAt(TenantComponent component) {
        return driftedAt.getOrDefault(component.key(), 0);
    }
}
