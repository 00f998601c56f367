package dev.slipway.workflows.deployment;

import dev.slipway.workflows.failure.StepError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Input of {@link DeploymentActivities#finish}.
 *
 * @param deploymentId the deployment that ends
 * @param outcome how it ended
 * @param step the step that failed or was interrupted; null where none was running
 * @param error why it failed; null unless {@code outcome} is {@code FAILED}
 * @param undone whether everything it had done was taken back
 * @param leftBehind what was to be taken back and could not be, by kind and name; null in histories older than this
 */
public record FinishDeployment(
        UUID deploymentId,
        DeploymentOutcome outcome,
        @Nullable String step,
        @Nullable StepError error,
        boolean undone,
        @Nullable List<String> leftBehind) {}
