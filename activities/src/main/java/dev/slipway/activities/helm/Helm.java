package dev.slipway.activities.helm;

import dev.slipway.activities.fence.Fence;
import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.activities.fence.LeaseLostException;
import java.util.List;

/**
 * What Slipway asks of Helm. Nothing here waits for pods. Implementations are thread-safe; several releases can be
 * worked on at once, one release by whoever holds its lease.
 *
 * <p>Helm, as a program or a library, reaches the cluster through the {@link FencingProxy} of this process only, which
 * lets nothing through that would change something once the operation's fence is not held, the operation has returned,
 * or the process is dead. A request that was on its way to the API server by then comes to its end there; a lease lasts
 * long enough for that.
 */
public interface Helm extends AutoCloseable {
    /** Which Helm this is, for a person, for example {@code helm 4.3 (/usr/bin/helm)}. */
    String description();

    /**
     * Installs the release, or upgrades it to the wanted chart and values, and returns when the cluster has taken its
     * objects. It always makes a new revision; ask {@link ReleaseState#isDeployedAs} first. A release left
     * {@code pending-*} is refused; see {@link ReleaseStore#repair}.
     *
     * @param fence asked before each change
     * @param output gets each line as it is written, one after the other, maybe on another thread, and the last before
     *     this returns
     * @return the release as it is now
     * @throws HelmException if it could not be applied
     * @throws LeaseLostException if the fence was not held any more; the release may be half-made and {@code pending-*}
     * @throws InterruptedException if interrupted. Helm is given a moment to come to its end, then the program is
     *     killed, or the library's call cut off from the cluster; an unfinished revision is marked failed. Nothing is
     *     changed any more when this is thrown
     */
    ReleaseState apply(ReleaseSpec spec, Fence fence, HelmOutput output) throws InterruptedException;

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
     * @param fence asked before each change
     * @throws HelmException if it could not be removed
     * @throws LeaseLostException as {@link #apply}
     * @throws InterruptedException as {@link #apply}
     */
    void uninstall(ReleaseName release, Fence fence, HelmOutput output) throws InterruptedException;

    /** Lets go of threads and private files. Calls that still run end by themselves. */
    @Override
    void close();
}
