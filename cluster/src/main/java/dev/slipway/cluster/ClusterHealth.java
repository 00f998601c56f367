package dev.slipway.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the present state of the cluster by asking it now and then, and tells whoever listens when it changes. One of
 * them serves the whole process. Thread-safe.
 */
public final class ClusterHealth implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterHealth.class);

    private static final Duration WHEN_CONNECTED = Duration.ofSeconds(5);
    private static final Duration WHEN_DISCONNECTED = Duration.ofSeconds(1);

    private final ClusterProbe probe;
    private final ExecutorService asking = KubernetesClients.executor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Consumer<ClusterState>> listeners = new CopyOnWriteArrayList<>();
    private volatile ClusterState state =
            new ClusterState.Disconnected("The cluster has not been asked yet", Instant.EPOCH);

    /** Asks over the given connection, which stays the caller's; nothing is asked before {@link #start}. */
    public ClusterHealth(ClusterConnection connection) {
        this.probe = new ClusterProbe(connection.client(), connection.server(), asking);
    }

    /** Begins to ask: at once, then every five seconds, every second while the cluster is away. Call it once. */
    public void start() {
        Thread.ofVirtual().name("cluster-health").start(this::keepAsking);
    }

    /** The state as last seen; never blocks. */
    public ClusterState current() {
        return state;
    }

    /** Asks now and gives the answer, at the latest after two seconds; when interrupted, the state as last seen. */
    public ClusterState check() {
        try {
            ClusterState seen = probe.ask();
            publish(seen);
            return seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return state;
        }
    }

    /**
     * Hears of every change from now on. Listeners are called one at a time on the thread that noticed, so they must
     * be quick; what one throws is logged and keeps nothing from the others.
     *
     * @return what ends it
     */
    public Subscription listen(Consumer<ClusterState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends a listener's calls. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        closed.countDown();
        asking.shutdownNow();
    }

    private void keepAsking() {
        try {
            Duration pause = Duration.ZERO;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = check() instanceof ClusterState.Connected ? WHEN_CONNECTED : WHEN_DISCONNECTED;
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            LOG.debug("The watch over the cluster's state ended", e);
        }
    }

    private synchronized void publish(ClusterState seen) {
        boolean changed = !seen.sameAs(state);
        state = seen;
        if (changed) {
            log(seen);
            listeners.forEach(listener -> tell(listener, seen));
        }
    }

    private static void log(ClusterState seen) {
        switch (seen) {
            case ClusterState.Connected connected ->
                LOG.info("Connected to the cluster, Kubernetes {}", connected.version());
            case ClusterState.Disconnected away -> LOG.warn("No connection to the cluster: {}", away.error());
        }
    }

    private static void tell(Consumer<ClusterState> listener, ClusterState seen) {
        try {
            listener.accept(seen);
        } catch (RuntimeException e) {
            LOG.warn("A listener to the cluster's state failed", e);
        }
    }
}
