package dev.slipway.workflows.failure;

import org.jspecify.annotations.Nullable;

/**
 * Why a step failed, typed once and shown unchanged in the log, the API and the dashboard.
 *
 * @param code stable and upper-case, for example {@code IMAGE_PULL_FAILED}
 * @param failureClass who can do something about it
 * @param message what happened, for a person; never a secret, never a stack trace
 * @param hint what to do next, where there is something to say
 */
public record StepError(
        String code,
        FailureClass failureClass,
        String message,
        @Nullable String hint) {}
