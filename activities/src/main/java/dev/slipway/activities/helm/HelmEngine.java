package dev.slipway.activities.helm;

import dev.slipway.activities.fence.Fence;
import dev.slipway.activities.fence.FencedAccess;
import java.util.List;
import java.util.Optional;

/** A way to have Helm do something: as a program or as a library. Thread-safe. */
interface HelmEngine extends AutoCloseable {
    /**
     * How an operation reaches the cluster.
     *
     * @param access Helm's own way, through the fencing proxy
     * @param fence to be asked before what is changed without Helm
     */
    record Way(FencedAccess access, Fence fence) {}

    /** Which Helm this is. */
    String description();

    /**
     * Installs, where there is no previous revision, or upgrades.
     *
     * @param output gets lines about the objects as they are applied
     */
    void apply(ReleaseSpec spec, Optional<ReleaseState> previous, Way way, HelmOutput output)
            throws InterruptedException;

    /** Renders what {@link #apply} would apply, hooks left out, and changes nothing. */
    List<ReleaseObject> render(ReleaseSpec spec, Optional<ReleaseState> previous, Way way) throws InterruptedException;

    /** Uninstalls; a release that is not there is fine. */
    void uninstall(ReleaseName release, Way way, HelmOutput output) throws InterruptedException;

    /** Lets go of threads and private files. */
    @Override
    void close();
}
