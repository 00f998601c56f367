package dev.slipway.domain.plan;

import java.util.List;

/**
 * What an upgrade would change, as API and dashboard show it. It holds no secret in clear.
 *
 * @param releases the tenant's releases in the order they are upgraded
 * @param destructive whether any change is dangerous
 * @param planHash tells this plan from another: the same for the same configuration, charts and live revisions. 64
 *     hexadecimal digits
 */
public record PlanResult(List<ReleasePlan> releases, boolean destructive, String planHash) {
    /** The result made of these releases. */
    public static PlanResult of(List<ReleasePlan> releases, String planHash) {
        boolean destructive = releases.stream().anyMatch(ReleasePlan::destructive);
        return new PlanResult(List.copyOf(releases), destructive, planHash);
    }
}
