package dev.slipway.workflows.upkeep;

import io.temporal.activity.ActivityInterface;

/** The work behind what recurs. */
@ActivityInterface(namePrefix = "Upkeep")
public interface UpkeepActivities {
    /**
     * Compares the deployments that have not ended with their runs: one without a run is started, one whose run is over
     * is closed as failed. Starting what runs and closing what has ended do nothing, so a repeat is harmless.
     */
    void reconcile();

    /** Removes what is past its time. A repeat finds it gone. */
    void clearAway();
}
