package dev.slipway.workflows.deployment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Input of {@link DeploymentActivities#moved}.
 *
 * @param deploymentId the deployment
 * @param phase what it does now
 * @param step the step it is about; null where it is about the whole
 */
public record DeploymentMove(
        UUID deploymentId, Phase phase, @Nullable String step) {
    /** What an open deployment does. */
    public enum Phase {
        /** It works on its steps. */
        RUNNING,
        /** It stands still before a step until somebody resumes it. */
        PAUSED,
        /** It stands still before a step until somebody approves of it. */
        AWAITING_APPROVAL,
        /** A step has failed, and a person has to decide how to go on. */
        ATTENTION,
        /** It takes back what it has done. */
        ROLLING_BACK,
        /** It was cancelled and comes to its end. */
        CANCELLING
    }
}
