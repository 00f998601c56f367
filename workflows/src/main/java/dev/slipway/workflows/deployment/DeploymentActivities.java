package dev.slipway.workflows.deployment;

import io.temporal.activity.ActivityInterface;

/** Keeps the rows and the log of a deployment in step with its workflow. */
@ActivityInterface(namePrefix = "Deployment")
public interface DeploymentActivities {
    /**
     * Says whether the deployment may begin: its time has come, a window is open, and fewer deployments run than the
     * cluster is to bear. Whoever is let in keeps the place until the deployment ends, so a repeat answers the same. One
     * that has to wait says so in its row, and in its log where the reason is news.
     */
    Admission admit(DeploymentRef input);

    /**
     * Marks the deployment as running, opens its log, and tells what is to be done. A repeat finds it running, changes
     * nothing and writes no second line; one that has ended is left as it is.
     */
    BegunDeployment begin(DeploymentRef input);

    /**
     * Records what the deployment does now in its row and its tenant's, with a line in its log. A repeat finds the row
     * so and writes no second line.
     */
    void moved(DeploymentMove input);

    /**
     * Records that a decision was taken, with who and why, and takes over the corrected configuration it may bring. A
     * repeat finds it recorded and changes nothing.
     */
    void decided(DecisionTaken input);

    /** Marks a step as skipped. A repeat finds it so. */
    void skipped(SkippedStep input);

    /**
     * Writes the outcome to the deployment, its step and its tenant together with the log's last line, all in one
     * transaction, and lets the next deployment in. A repeat finds the deployment ended and changes nothing.
     */
    void finish(FinishDeployment input);
}
