package dev.slipway.workflows.release;

import dev.slipway.workflows.step.StepInput;
import java.util.UUID;

/**
 * Input of {@link ReleaseActivities#rollBack}, which is a step of its own beside the one it undoes.
 *
 * @param deploymentId the deployment it belongs to
 * @param namespace the release's namespace
 * @param release which release
 * @param revision the revision to go back to; 0 where there was none, so that the release is to go
 */
public record RollBackRelease(UUID deploymentId, String namespace, PlannedRelease release, int revision)
        implements StepInput {
    private static final String UNDO = "undo-";

    /** What undoes a step: back to the release's last good revision. */
    public static RollBackRelease undoing(ReleaseInput input) {
        return new RollBackRelease(
                input.deploymentId(),
                input.namespace(),
                input.release(),
                input.release().goodRevision());
    }

    @Override
    public String step() {
        return UNDO + release.step();
    }

    @Override
    public String logSource() {
        return release.logSource();
    }
}
