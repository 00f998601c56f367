package dev.slipway.activities.helm;

import dev.slipway.workflows.failure.StepError;
import org.jspecify.annotations.Nullable;

/** Helm did not do what was asked. The message is for a person and holds no secret of the release's values. */
public final class HelmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HelmFailure failure;

    HelmException(HelmFailure failure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /** Why, as a stable code. */
    public HelmFailure failure() {
        return failure;
    }

    /** The same as a step reports it. */
    public StepError toStepError() {
        return new StepError(failure.name(), failure.failureClass(), String.valueOf(getMessage()), failure.hint());
    }
}
