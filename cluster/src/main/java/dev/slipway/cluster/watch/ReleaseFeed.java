package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything about one release for one follower: what it has now, what happened in its namespace, and a way to wait
 * for the next change. Changes between two looks are one change, so that a slow follower holds nobody up and misses
 * no state; events are kept for it up to a bound, beyond which the oldest go. For one thread at a time.
 */
public final class ReleaseFeed implements AutoCloseable {
    private static final int EVENT_LIMIT = 1_000;

    private final ReleaseKey release;
    private final Supplier<ReleaseSnapshot> snapshot;
    private final Consumer<ReleaseFeed> onClose;
    private final Semaphore changed = new Semaphore(1);
    private final Deque<Event> events = new ArrayDeque<>();

    ReleaseFeed(ReleaseKey release, Supplier<ReleaseSnapshot> snapshot, Consumer<ReleaseFeed> onClose) {
        this.release = release;
        this.snapshot = snapshot;
        this.onClose = onClose;
    }

    /** Which release. */
    public ReleaseKey release() {
        return release;
    }

    /** What the release has in the cluster, from memory. */
    public ReleaseSnapshot snapshot() {
        return snapshot.get();
    }

    /**
     * The events in the release's namespace that were not given yet, in the order they were seen. They may concern
     * other releases of the namespace, and one event comes again when it is counted up.
     */
    public List<Event> takeEvents() {
        synchronized (events) {
            List<Event> taken = List.copyOf(events);
            events.clear();
            return taken;
        }
    }

    /**
     * Waits for a change since the last call; the first call returns at once.
     *
     * @param limit how long to wait at most
     * @return false where nothing changed in that time
     */
    public boolean await(Duration limit) throws InterruptedException {
        boolean seen = changed.tryAcquire(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
        changed.drainPermits();
        return seen;
    }

    void signal() {
        if (changed.availablePermits() == 0) {
            changed.release();
        }
    }

    void add(Event event) {
        synchronized (events) {
            if (events.size() == EVENT_LIMIT) {
                events.removeFirst();
            }
            events.addLast(event);
        }
        signal();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
