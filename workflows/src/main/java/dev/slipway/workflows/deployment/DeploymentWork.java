package dev.slipway.workflows.deployment;

import org.jspecify.annotations.Nullable;

/** What a kind of deployment does, and how it takes it back. Used from workflow code alone. */
public interface DeploymentWork {
    /**
     * Goes through the steps.
     *
     * @return why it ended early; null when all is done
     */
    @Nullable
    Ending run(DeploymentPlan plan, DeploymentSteps steps);

    /**
     * Takes back what {@link #run} did, the newest first, and never a volume unless the tenant goes whole. What cannot be
     * taken back is in the log, and does not keep the rest from it.
     *
     * @param whole whether a tenant that never ran before goes with its namespace
     * @return whether everything was taken back
     */
    boolean undo(DeploymentPlan plan, DeploymentSteps steps, boolean whole);
}
