package dev.slipway.activities.rollout;

import java.util.Locale;
import java.util.Optional;

/** Reads off a workload what keeps the cluster from making its pods. */
final class WorkloadProblems {
    private WorkloadProblems() {}

    static Optional<Problem> of(WorkloadState state, RolloutSettings settings) {
        return Optional.ofNullable(state.refusal())
                .map(refusal -> refused(state.workload().toString(), refusal, settings));
    }

    private static Problem refused(String object, String message, RolloutSettings settings) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("exceeded quota")) {
            return new Problem(object, RolloutErrors.quota(object, message), settings.refused());
        }
        if (lower.contains("failed quota")) {
            return new Problem(object, RolloutErrors.quotaWantsLimits(object, message), settings.refused());
        }
        if (lower.contains("violates podsecurity")) {
            return new Problem(object, RolloutErrors.podSecurity(object, message), settings.refused());
        }
        boolean ours = !lower.contains("failed calling webhook") && !lower.contains("internal error");
        return new Problem(
                object,
                RolloutErrors.refused(object, message, ours),
                ours ? settings.refused() : settings.unreachable());
    }
}
