package dev.slipway.domain.deployment;

import java.util.Locale;

/** Where a deployment, or one of its steps, stands; {@link #wire()} is the word callers see. */
public enum DeploymentState {
    /** Not begun. */
    PENDING,
    /** At work. */
    RUNNING,
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
