package dev.slipway.domain.timeline;

import java.util.Locale;

/** What can happen to a tenant; {@link #wire()} is the word callers see. */
public enum EventKind {
    /** A job was accepted; {@code kind} says which. */
    JOB_ACCEPTED,
    /** A job began, or was taken up again after its run was lost. */
    JOB_BEGAN,
    /** A job waits or goes on; {@code state} and {@code waitingFor} say how. */
    JOB_MOVED,
    /** A job ended; {@code state} says how. */
    JOB_ENDED,
    /** An attempt at a step began. */
    STEP_STARTED,
    /** An attempt at a step failed; {@code code} and {@code message} say why. */
    STEP_FAILED,
    /** A step is done. */
    STEP_SUCCEEDED,
    /** A step was left out. */
    STEP_SKIPPED,
    /** A release was applied, rolled back or removed; {@code component} and {@code revision} say which. */
    RELEASE_CHANGED,
    /** Somebody decided about a job; {@code verb} says what. */
    DECISION,
    /** The tenant's status changed; {@code status} says to what. */
    TENANT_STATUS,
    /** The cluster was found to differ from what should be there; {@code message} says in what. */
    DRIFT_FOUND,
    /** The cluster is as it should be again. */
    DRIFT_GONE;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
