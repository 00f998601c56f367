package dev.slipway.domain.plan;

import java.util.Locale;

/**
 * In what a release in the cluster differs from what it should be. The names are stable codes; {@link #wire()} is the
 * word callers see.
 */
public enum DriftKind {
    /** There is no such release. */
    RELEASE_MISSING,
    /** Somebody else made another revision. */
    REVISION,
    /** Its newest revision is not deployed. */
    STATUS,
    /** An object is gone. */
    OBJECT_MISSING,
    /** An object has other fields than the release says. */
    OBJECT_CHANGED,
    /** A workload was scaled by something other than the release or an autoscaler. */
    REPLICAS,
    /** A repair did not last, and is not tried again for a while. */
    NOT_REPAIRED;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
