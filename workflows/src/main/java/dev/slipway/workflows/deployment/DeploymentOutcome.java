package dev.slipway.workflows.deployment;

/** How a deployment ended. */
public enum DeploymentOutcome {
    /** Every step is done and verified. */
    SUCCEEDED,
    /** A step failed for good. */
    FAILED,
    /** Somebody cancelled it. */
    CANCELLED
}
