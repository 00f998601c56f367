package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.Event;

/** What wakes the follower of a rollout. */
sealed interface RolloutSignal {
    /** Something of the release changed; the watch's snapshot shows what. */
    record Changed() implements RolloutSignal {}

    /**
     * The cluster tells of something.
     *
     * @param event what, in its own words
     */
    record Happened(Event event) implements RolloutSignal {}
}
