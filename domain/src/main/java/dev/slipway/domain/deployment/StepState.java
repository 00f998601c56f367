package dev.slipway.domain.deployment;

import java.util.Locale;

/** Where a step of a deployment stands; {@link #wire()} is the word callers see. */
public enum StepState {
    /** Its turn has not come. */
    PENDING,
    /** At work. */
    RUNNING,
    /** Done and checked. */
    SUCCEEDED,
    /** Failed for good. */
    FAILED,
    /** Interrupted because the deployment was cancelled. */
    CANCELLED,
    /** Left out because somebody decided so. */
    SKIPPED;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
