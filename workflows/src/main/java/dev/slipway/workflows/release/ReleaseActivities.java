package dev.slipway.workflows.release;

import io.temporal.activity.ActivityInterface;

/** The release engine: every Helm release of tenants and services goes through these. */
@ActivityInterface(namePrefix = "Release")
public interface ReleaseActivities {
    /**
     * Brings the release to the wanted chart and values, and follows its pods until all run the wanted revision and are
     * Ready. It begins by looking: a repeat that finds the release deployed as wanted makes no new revision and goes on
     * following, and one that finds it {@code pending-*} from a dead attempt repairs that first. A repair applies a
     * drifted release once more; a repeat knows by the revision that it was.
     */
    DeployedRelease deploy(ReleaseInput input);

    /**
     * Removes the release and leaves its volume claims. A repeat, or a release that never was, is done at once.
     */
    void uninstall(ReleaseInput input);

    /**
     * Brings the release back to an earlier revision's own chart and values, as a new revision, or removes it where it
     * was not there before; its volume claims stay. It begins by looking as {@link #deploy} does, so a repeat finds it
     * deployed as that revision was and makes no further one.
     */
    RolledBackRelease rollBack(RollBackRelease input);
}
