package dev.slipway.domain.tenant;

import java.util.Locale;

/** Where one release of a tenant stands; {@link #wire()} is the word callers see. */
public enum ReleaseStatus {
    /** Its turn has not come. */
    PENDING,
    /** Being applied or rolled out. */
    DEPLOYING,
    /** Applied, and all its pods are Ready. */
    DEPLOYED,
    /** Its step failed. */
    FAILED,
    /** Back at its last good revision after a deployment that failed or was cancelled. */
    ROLLED_BACK,
    /** Removed from the cluster. */
    REMOVED;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
