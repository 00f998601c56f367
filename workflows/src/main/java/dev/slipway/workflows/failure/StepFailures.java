package dev.slipway.workflows.failure;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link StepError} through Temporal and back: the failure's type is the error's code, its first detail the
 * error itself, so that nothing is read out of messages.
 */
public final class StepFailures {
    /** How long a step waits before it asks the cluster for room again. */
    public static final Duration CAPACITY_RETRY = Duration.ofSeconds(30);

    /** How long a step waits before its first retry; each further one waits twice as long. */
    public static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /** How long a step waits before a retry at most. */
    public static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private StepFailures() {}

    /** How long Temporal waits after a failed attempt before the next. */
    public static Duration untilRetry(FailureClass failureClass, int attempt) {
        return switch (failureClass) {
            case USER, PLATFORM -> Duration.ZERO;
            case CAPACITY -> CAPACITY_RETRY;
            case TRANSIENT -> {
                int doublings = Math.min(Math.max(attempt, 1) - 1, 10);
                Duration wait = FIRST_RETRY.multipliedBy(1L << doublings);
                yield wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
            }
        };
    }

    /**
     * The failure an activity throws for an error. Its class decides whether Temporal tries again, and when.
     * It carries no cause: causes may hold secrets, and stay in the worker's own log.
     */
    public static ApplicationFailure toFailure(StepError error) {
        ApplicationFailure.Builder builder = ApplicationFailure.newBuilder()
                .setType(error.code())
                .setMessage(error.message())
                .setDetails(error);
        switch (error.failureClass()) {
            case USER, PLATFORM -> builder.setNonRetryable(true);
            case TRANSIENT -> builder.setNonRetryable(false);
            case CAPACITY -> builder.setNextRetryDelay(CAPACITY_RETRY);
        }
        return builder.build();
    }

    /** The failure with which a workflow ends for an error. */
    public static ApplicationFailure ended(StepError error) {
        return ApplicationFailure.newNonRetryableFailure(error.message(), error.code(), error);
    }

    /** What a failed activity call tells the workflow: the typed error, or what a time-out means. */
    public static StepError fromFailure(ActivityFailure failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof ApplicationFailure application) {
            return fromApplication(application);
        }
        if (cause instanceof TimeoutFailure timeout) {
            return fromTimeout(timeout, failure.getActivityType());
        }
        return unknown(failure.getActivityType() + " failed");
    }

    private static StepError fromApplication(ApplicationFailure failure) {
        if (failure.getDetails().getSize() > 0) {
            return failure.getDetails().get(StepError.class);
        }
        return unknown(failure.getOriginalMessage());
    }

    private static StepError fromTimeout(TimeoutFailure timeout, String activity) {
        if (timeout.getCause() instanceof ApplicationFailure last) {
            return fromApplication(last);
        }
        return new StepError(
                "STEP_TIMED_OUT",
                FailureClass.TRANSIENT,
                activity + " did not finish in time",
                "Check that a worker is running and that the cluster answers, then deploy again.");
    }

    private static StepError unknown(@Nullable String message) {
        return new StepError(
                "INTERNAL_ERROR",
                FailureClass.PLATFORM,
                message == null ? "The step failed" : message,
                "Look for the deployment's id in the worker's log.");
    }
}
