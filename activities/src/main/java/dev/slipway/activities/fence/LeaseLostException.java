package dev.slipway.activities.fence;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import org.jspecify.annotations.Nullable;

/** An attempt has lost its lease, so another may be at work, and this one changes nothing more. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What it means for the step. */
    public static final StepError ERROR = new StepError(
            "LEASE_LOST",
            FailureClass.TRANSIENT,
            "This attempt was stopped, as it could not be sure to be the only one any more",
            "The step goes on by itself; see that the worker reaches PostgreSQL.");

    /** Fails for that reason. */
    public LeaseLostException() {
        this(null);
    }

    /** Fails for that reason, with what it looked like, for the worker's own log. */
    public LeaseLostException(@Nullable Throwable cause) {
        super(ERROR.message(), cause);
    }
}
