package dev.slipway.workflows.deployment;

/**
 * One step of a deployment as its workflow sees it.
 *
 * @param name the step's name
 * @param state where it stands
 */
public record StepProgress(String name, State state) {
    /** Where a step stands. */
    public enum State {
        /** Its turn has not come. */
        PENDING,
        /** An activity of it is scheduled or running. */
        RUNNING,
        /** Done and checked. */
        SUCCEEDED,
        /** Failed for good. */
        FAILED,
        /** Interrupted because the deployment was cancelled. */
        CANCELLED,
        /** Left out because a person decided so. */
        SKIPPED
    }
}
