package dev.slipway.activities.failure;

import dev.slipway.workflows.failure.StepError;
import org.jspecify.annotations.Nullable;

/** A step failed for a reason that is known where it is thrown. */
public final class StepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StepError error;

    /** Fails for a reason. */
    public StepException(StepError error) {
        this(error, null);
    }

    /** Fails for a reason, with where it came from for the worker's own log. */
    public StepException(StepError error, @Nullable Throwable cause) {
        super(error.code() + ": " + error.message(), cause);
        this.error = error;
    }

    /** The reason. */
    public StepError error() {
        return error;
    }
}
