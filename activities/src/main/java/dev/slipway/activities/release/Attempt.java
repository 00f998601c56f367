package dev.slipway.activities.release;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.deployment.StepLog;
import dev.slipway.activities.helm.ReleaseName;

/**
 * The present attempt at a release. It says nothing more once another has taken over.
 *
 * @param log told what happens
 * @param beat told the phase
 */
record Attempt(StepLog log, Heartbeats.Beat beat) {
    /** A line of Helm's. */
    void line(String text) {
        beat.check();
        log.line(text);
    }

    /** A line of the platform's. */
    void say(String text) {
        beat.check();
        log.say(text);
    }

    /** Says what this attempt takes over, where the one before left something. */
    void sayTakeOver(ReleaseName release) {
        beat.takenOver()
                .ifPresent(left -> say("Taking over release %s in phase %s (attempt %d)"
                        .formatted(release.name(), left.phase(), left.attempt())));
    }
}
