package dev.slipway.workflows.release;

import io.temporal.activity.ActivityInterface;

/** The release engine: every Helm release of tenants and services goes through these. */
@ActivityInterface(namePrefix = "Release")
public interface ReleaseActivities {
    /**
     * Brings the release to the wanted chart and values and does not wait for its pods. It begins by looking: a
     * repeat that finds the release deployed as wanted makes no new revision, and one that finds it
     * {@code pending-*} from a dead attempt repairs that first.
     */
    AppliedRelease apply(ReleaseInput input);

    /**
     * Follows the release's pods until all run the wanted revision and are Ready, and writes what happens to the
     * log. It only reads the cluster, so a repeat is harmless.
     */
    void rollOut(ReleaseInput input);

    /**
     * Removes the release and leaves its volume claims. A repeat, or a release that never was, is done at once.
     */
    void uninstall(ReleaseInput input);
}
