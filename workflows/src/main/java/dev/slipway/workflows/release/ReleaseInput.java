package dev.slipway.workflows.release;

import dev.slipway.workflows.step.StepInput;
import java.util.UUID;

/**
 * Input of the release activities. Chart, values and what else may hold a secret are not in it: the activity reads
 * them from the deployment's row, so that they are in no workflow history.
 *
 * @param deploymentId the deployment it belongs to
 * @param namespace the release's namespace
 * @param release which release
 */
public record ReleaseInput(UUID deploymentId, String namespace, PlannedRelease release) implements StepInput {
    @Override
    public String step() {
        return release.step();
    }

    @Override
    public String logSource() {
        return release.logSource();
    }
}
