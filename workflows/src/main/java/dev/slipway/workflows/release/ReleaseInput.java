package dev.slipway.workflows.release;

import dev.slipway.workflows.deployment.StepInput;
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
    private static final String UNDO = "undo-";

    @Override
    public String step() {
        return release.step();
    }

    @Override
    public String logSource() {
        return release.logSource();
    }

    /** The same release as the subject of a compensation, which is a step of its own beside the one it undoes. */
    public ReleaseInput undoing() {
        return new ReleaseInput(
                deploymentId, namespace, new PlannedRelease(UNDO + step(), release.name(), release.logSource()));
    }

    /** The step that this one undoes; the step itself where it undoes none. */
    public String undone() {
        return step().startsWith(UNDO) ? step().substring(UNDO.length()) : step();
    }
}
