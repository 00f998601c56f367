package dev.slipway.activities.helm;

import java.util.List;

/**
 * What Slipway asks of Helm. Nothing here waits for pods. Implementations are thread-safe; several releases can be
 * worked on at once, one release by one caller at a time.
 */
public interface Helm extends AutoCloseable {
    /** Which Helm this is, for a person, for example {@code helm 4.3 (/usr/bin/helm)}. */
    String description();

    /**
     * Installs the release, or upgrades it to the wanted chart and values, and returns when the cluster has taken its
     * objects. It always makes a new revision; ask {@link ReleaseState#isDeployedAs} first. A release left
     * {@code pending-*} is refused; see {@link ReleaseStore#repair}.
     *
     * @param output gets each line as it is written, one after the other, maybe on another thread, and the last before
     *     this returns
     * @return the release as it is now
     * @throws HelmException if it could not be applied
     * @throws InterruptedException if interrupted; the program is ended then, while the library's call goes on for the
     *     second or two that it takes, and the next call for the release waits for it
     */
    ReleaseState apply(ReleaseSpec spec, HelmOutput output) throws InterruptedException;

    /**
     * Renders the objects that {@link #apply} would bring to the cluster now, and changes nothing. What the chart looks
     * up is looked up; what it makes at random is another each time. Hooks are no objects of the release.
     *
     * @throws HelmException if they cannot be rendered, or the cluster would not take the release over
     * @throws InterruptedException as {@link #apply}
     */
    List<ReleaseObject> render(ReleaseSpec spec) throws InterruptedException;

    /**
     * Removes the release and its history. Volume claims, and what the chart marks to be kept, stay. One that is not
     * there is fine.
     *
     * @throws HelmException if it could not be removed
     * @throws InterruptedException as {@link #apply}
     */
    void uninstall(ReleaseName release, HelmOutput output) throws InterruptedException;

    /** Lets go of threads and private files. Calls that still run end by themselves. */
    @Override
    void close();
}
