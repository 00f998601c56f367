package dev.slipway.activities.rollout;

import dev.slipway.workflows.failure.StepError;
import java.time.Duration;

/**
 * Something that will fail the rollout if it lasts.
 *
 * @param object what has the problem, for example {@code Pod backend-api-cha-0}
 * @param error what it will be called
 * @param patience how long it may last
 */
record Problem(String object, StepError error, Duration patience) {
    /** Two sightings of one problem; its message may change from one to the next. */
    boolean same(Problem other) {
        return object.equals(other.object) && error.code().equals(other.error.code());
    }
}
