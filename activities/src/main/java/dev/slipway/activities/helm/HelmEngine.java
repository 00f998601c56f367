package dev.slipway.activities.helm;

import java.util.List;
import java.util.Optional;

/** A way to have Helm do something: as a program or as a library. Thread-safe. */
interface HelmEngine extends AutoCloseable {
    /** Which Helm this is. */
    String description();

    /**
     * Installs, where there is no previous revision, or upgrades.
     *
     * @param output gets lines about the objects as they are applied
     */
    void apply(ReleaseSpec spec, Optional<ReleaseState> previous, HelmOutput output) throws InterruptedException;

    /** Renders what {@link #apply} would apply, hooks left out, and changes nothing. */
    List<ReleaseObject> render(ReleaseSpec spec, Optional<ReleaseState> previous) throws InterruptedException;

    /** Uninstalls; a release that is not there is fine. */
    void uninstall(ReleaseName release, HelmOutput output) throws InterruptedException;

    /** Lets go of threads and private files. */
    @Override
    void close();
}
