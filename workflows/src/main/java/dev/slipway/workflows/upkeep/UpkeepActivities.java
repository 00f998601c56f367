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

    /**
     * Compares tenants for which no job runs with what the cluster has of them, writes down what differs, and starts
     * repairs where tenants want them. It only reads the cluster; a repeat checks again, those first that were not yet,
     * writes the same, and finds a repair that was asked for as the tenant's open job.
     */
    void checkDrift(DriftRound round);

    /** Removes what is past its time. A repeat finds it gone. */
    void clearAway();
}
