package dev.slipway.activities.rollout;

import dev.slipway.workflows.failure.StepError;
import java.time.Duration;
import java.util.List;

/** Where a rollout stands at one moment. */
sealed interface RolloutAssessment {
    /** What there is to tell since the last time, in order. */
    List<Line> lines();

    /** How many pods of the wanted revisions are ready. */
    int ready();

    /** How many there are to be. */
    int wanted();

    /**
     * It is finished.
     *
     * @param lines see {@link #lines}
     * @param ready see {@link #ready}
     * @param wanted see {@link #wanted}
     */
    record Done(List<Line> lines, int ready, int wanted) implements RolloutAssessment {}

    /**
     * It goes on.
     *
     * @param lines see {@link #lines}
     * @param ready see {@link #ready}
     * @param wanted see {@link #wanted}
     * @param patience how long nothing may change before it has to be looked at again
     */
    record InProgress(List<Line> lines, int ready, int wanted, Duration patience) implements RolloutAssessment {}

    /**
     * It will not succeed, or did not in time.
     *
     * @param lines see {@link #lines}
     * @param ready see {@link #ready}
     * @param wanted see {@link #wanted}
     * @param error why
     */
    record Failed(List<Line> lines, int ready, int wanted, StepError error) implements RolloutAssessment {}
}
