package dev.slipway.activities.rollout;

import dev.slipway.workflows.failure.StepError;
import java.time.Duration;

/**
 * Something that fails the rollout if it lasts.
 *
 * @param object what has the problem, for example {@code Pod backend-api-cha-0}
 * @param error what it will be called
 * @param patience how long it may last
 */
record Problem(String object, StepError error, Duration patience) {
    /** Equal for two sightings of one problem, whose words may change from one to the next. */
    String key() {
        return error.code() + " " + object;
    }
}
