package dev.slipway.workflows.deployment;

import io.temporal.activity.ActivityInterface;

/** Keeps the rows and the log of a deployment in step with its workflow. */
@ActivityInterface(namePrefix = "Deployment")
public interface DeploymentActivities {
    /**
     * Records what a deployment waits for before its first step. A repeat writes the same reason over itself and no
     * second log line.
     */
    void waiting(WaitingDeployment input);

    /**
     * Marks the deployment as running and opens its log. A repeat finds it running, changes nothing and writes no second
     * line; one that has ended is left as it is.
     */
    BegunDeployment begin(BeginDeployment input);

    /**
     * Writes the outcome to the deployment, its step and its tenant together with the log's last line, all in one
     * transaction. A repeat finds the deployment ended and changes nothing.
     */
    void finish(FinishDeployment input);
}
