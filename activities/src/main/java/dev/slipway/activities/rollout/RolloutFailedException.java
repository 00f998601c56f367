package dev.slipway.activities.rollout;

import dev.slipway.workflows.failure.StepError;

/** A rollout cannot succeed, or did not in time. */
public final class RolloutFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StepError error;

    RolloutFailedException(StepError error) {
        super(error.code() + ": " + error.message());
        this.error = error;
    }

    /** Why. */
    public StepError error() {
        return error;
    }
}
