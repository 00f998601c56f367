package dev.slipway.workflows.deployment;

/** What happens when a step of a deployment fails for good. */
public enum FailurePolicy {
    /** The deployment ends as failed; what it has done stays. */
    FAIL,
    /** The deployment stays open, with the tenant in attention, until a person decides how to go on. */
    KEEP,
    /**
     * The releases it touched go back to their last good revisions in reverse order, new ones are removed, and the
     * deployment ends as failed. Volumes stay.
     */
    ROLLBACK
}
