package dev.slipway.workflows.deployment;

import dev.slipway.workflows.failure.StepError;
import org.jspecify.annotations.Nullable;

/** How the work of a deployment came to an end before all of it was done. */
public sealed interface Ending {
    /** The step it is about; null where none had begun. */
    @Nullable
    String step();

    /**
     * A step failed for good, or somebody rejected it.
     *
     * @param step which; null where Slipway itself failed between two steps
     * @param error why
     * @param undo whether what was done is to be taken back
     */
    record Failed(@Nullable String step, StepError error, boolean undo) implements Ending {}

    /**
     * Somebody cancelled it.
     *
     * @param step the step that was interrupted; null between steps
     * @param policy what becomes of what was done
     */
    record Cancelled(@Nullable String step, CancelPolicy policy) implements Ending {}
}
