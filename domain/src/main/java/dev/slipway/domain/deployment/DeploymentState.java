package dev.slipway.domain.deployment;

import java.util.Locale;

/** Where a deployment stands; {@link #wire()} is the word callers see. */
public enum DeploymentState {
    /** Accepted; it has not begun. */
    PENDING,
    /** At work. */
    RUNNING,
    /** Standing still before a step until somebody resumes it or approves of the step. */
    PAUSED,
    /** A step has failed, and somebody has to decide how to go on. */
    ATTENTION,
    /** Taking back what it has done. */
    ROLLING_BACK,
    /** Cancelled, and coming to its end. */
    CANCELLING,
    /** Done and checked. */
    SUCCEEDED,
    /** Failed for good. */
    FAILED,
    /** Cancelled by somebody. */
    CANCELLED;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
