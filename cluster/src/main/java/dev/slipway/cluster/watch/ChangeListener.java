package dev.slipway.cluster.watch;

/** Hears that a release's pods or workloads changed. */
@FunctionalInterface
public interface ChangeListener {
    /**
     * Something changed; {@link ClusterWatch#snapshot} has the present state. Several changes in a row may come as
     * one. It may take its time: each listener has a thread of its own.
     */
    void changed(ReleaseKey release);
}
