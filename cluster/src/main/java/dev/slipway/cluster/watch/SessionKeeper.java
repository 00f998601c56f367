package dev.slipway.cluster.watch;

import dev.slipway.cluster.ClusterHealth;
import dev.slipway.cluster.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session open. When the cluster comes back after it was away it opens a new one, because a watch whose
 * connection was cut without a word looks alive for minutes, and one that knows it is broken comes back only after its
 * own back-off. The old session answers until the new one has listed everything. Thread-safe.
 */
final class SessionKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A cluster that stayed so long is not flapping. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Supplier<WatchSession> opening;
    private final ClusterHealth health;
    private final Consumer<Set<ReleaseKey>> onSync;
    private final Semaphore connected = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("cluster-watch").unstarted(this::keepOpen);
    private ClusterHealth.@Nullable Subscription subscription;
    private @Nullable WatchSession current;
    private @Nullable WatchSession next;

    /** @param onSync takes the releases known before and now, as any of them may have changed */
    SessionKeeper(Supplier<WatchSession> opening, ClusterHealth health, Consumer<Set<ReleaseKey>> onSync) {
        this.opening = opening;
        this.health = health;
        this.onSync = onSync;
    }

    synchronized void start() {
        subscription = health.listen(this::healthChanged);
        healthChanged(health.current());
        thread.start();
    }

    /** The session to read from; empty until the cluster was there once. */
    synchronized Optional<WatchSession> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            close(subscription);
            close(next);
            close(current);
        }
    }

    private void healthChanged(ClusterState state) {
        if (state instanceof ClusterState.Connected) {
            connected.release();
        }
    }

    private void keepOpen() {
        Duration pause = FIRST_PAUSE;
        Instant opened = Instant.EPOCH;
        try {
            while (true) {
                connected.acquire();
                connected.drainPermits();
                boolean steady = opened.plus(STEADY).isBefore(Instant.now());
                pause = steady ? FIRST_PAUSE : longer(pause);
                if (!steady) {
                    Thread.sleep(pause);
                }
                opened = Instant.now();
                open();
            }
        } catch (InterruptedException e) {
            LOG.trace("The watch over the cluster ended", e);
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void open() {
        WatchSession session = opening.get();
        synchronized (this) {
            close(next);
            next = session;
        }
        session.start().thenRun(() -> adopt(session));
    }

    /** Runs when a session has listed everything; one that was given up on meanwhile is not taken. */
    private void adopt(WatchSession session) {
        Set<ReleaseKey> releases = new HashSet<>();
        synchronized (this) {
            if (next != session) {
                return;
            }
            current().stream().flatMap(WatchSession::releases).forEach(releases::add);
            session.releases().forEach(releases::add);
            close(current);
            current = session;
            next = null;
        }
        LOG.debug("The watch over the cluster is in step with it");
        onSync.accept(releases);
    }

    private static void close(@Nullable AutoCloseable closeable) {
        if (closeable == null) {
            return;
        }
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("A watch did not close cleanly", e);
        }
    }
}
