package dev.slipway.workflows.deployment;

/** What becomes of what a deployment has done when it is cancelled. */
public enum CancelPolicy {
    /** It stays as it is. */
    KEEP,
    /** The releases it touched go back to their last good revisions, new ones are removed. Volumes stay. */
    ROLLBACK,
    /** As {@link #ROLLBACK}; and a tenant that never ran before goes whole, with its namespace and volumes. */
    DELETE
}
