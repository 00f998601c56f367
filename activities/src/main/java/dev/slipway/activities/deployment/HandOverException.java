package dev.slipway.activities.deployment;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt was ended before its time, as its worker stops; another worker is to go on with its step at once. */
public final class HandOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final StepError ERROR = new StepError(
            "WORKER_STOPPING",
            FailureClass.TRANSIENT,
            "The worker stops before the step is done",
            "Another worker goes on with the step; see that one runs.");

    /** No time at all would mean that the usual back-off applies. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    HandOverException(@Nullable Throwable interruption) {
        super(ERROR.message(), interruption);
    }

    /**
     * Whether something failed for no other reason than that the worker stops.
     *
     * @param stopping whether it does; an interrupt means that then
     */
    static boolean isReasonFor(Throwable failure, boolean stopping) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof HandOverException || (stopping && at instanceof InterruptedException)) {
                return true;
            }
        }
        return false;
    }

    /** What Temporal is told: to begin the next attempt without delay. */
    static ApplicationFailure toFailure() {
        return ApplicationFailure.newBuilder()
                .setType(ERROR.code())
                .setMessage(ERROR.message())
                .setDetails(ERROR)
                .setNextRetryDelay(AT_ONCE)
                .build();
    }
}
