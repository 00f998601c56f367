package dev.slipway.workflows.tenant;

/** What becomes of a tenant's releases when its deployment fails. */
public enum FailurePolicy {
    /** They stay as they are, to be looked at. */
    KEEP,
    /** Those this deployment touched are removed in reverse order; volume claims stay. */
    ROLLBACK
}
