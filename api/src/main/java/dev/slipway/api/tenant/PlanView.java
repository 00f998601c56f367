package dev.slipway.api.tenant;

import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.domain.plan.Plan;
import dev.slipway.domain.plan.PlanResult;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an upgrade would change.
 *
 * @param planId the plan's id
 * @param state {@code pending}, {@code ready} or {@code failed}
 * @param result what would change, secrets masked; null unless it is ready
 * @param error why there is no plan; null unless it failed
 * @param expiresAt until when it can be looked at and agreed to
 */
record PlanView(
        UUID planId,
        String state,
        @Nullable PlanResult result,
        @Nullable Failure error,
        Instant expiresAt) {
    /**
     * Why there is no plan.
     *
     * @param code stable, upper case
     * @param message what happened
     * @param hint what to do next
     */
    record Failure(String code, String message, @Nullable String hint) {
        static @Nullable Failure of(@Nullable RecordedError error) {
            return error == null ? null : new Failure(error.code(), error.message(), error.hint());
        }
    }

    static PlanView of(Plan plan) {
        return new PlanView(
                plan.id(),
                plan.state().name().toLowerCase(Locale.ROOT),
                plan.result(),
                Failure.of(plan.error()),
                plan.expiresAt());
    }
}
