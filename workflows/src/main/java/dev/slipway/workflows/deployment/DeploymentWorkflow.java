package dev.slipway.workflows.deployment;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/** What every deployment workflow answers to, whatever it deploys. */
public interface DeploymentWorkflow {
    /** The name of the update by which people decide. */
    String DECIDE = "decide";

    /** The name of the signal after which admission is asked for once more. */
    String NUDGE = "nudge";

    /** Where the deployment stands. */
    @QueryMethod
    DeploymentProgress progress();

    /** Tells the workflow where the log stands, for its progress and the Temporal web UI. */
    @SignalMethod
    void logged(LogMarker marker);

    /** Lets a waiting deployment ask for admission once more, as a place may have become free. */
    @SignalMethod
    void nudge();

    /** Takes a person's decision; answers when it is recorded. */
    @UpdateMethod
    void decide(Decision decision);

    /**
     * Refuses, in words for a person and before anything is written to history, what the present state forbids.
     *
     * @throws io.temporal.failure.ApplicationFailure of type {@link DeploymentRun#NOT_ALLOWED}
     */
    @UpdateValidatorMethod(updateName = DECIDE)
    void checkDecision(Decision decision);
}
