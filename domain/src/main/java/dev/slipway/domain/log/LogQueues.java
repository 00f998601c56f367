package dev.slipway.domain.log;

import dev.slipway.domain.identity.TimeOrderedId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that waits to be stored, between those who write and the one thread that commits. Thread-safe. */
final class LogQueues {
    private static final Logger LOG = LoggerFactory.getLogger(LogQueues.class);

    private final LogWriterSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Map<UUID, LogQueue> queues = new LinkedHashMap<>();
    private long lastTaken;
    private boolean stopped;

    LogQueues(LogWriterSettings settings) {
        this.settings = settings;
        this.lastTaken = System.nanoTime() - settings.spacing().toNanos();
    }

    LogQueue join(UUID deploymentId, LogListener listener) {
        lock.lock();
        try {
            LogQueue queue = queues.computeIfAbsent(deploymentId, LogQueue::new);
            queue.join(listener);
            return queue;
        } finally {
            lock.unlock();
        }
    }

    void leave(LogQueue queue, LogListener listener) {
        lock.lock();
        try {
            queue.leave(listener);
            removeIdle(queue);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes lines, waiting for room first. A thread that is interrupted does not wait: its lines are taken beyond the
     * bound, because it is about to stop and they must not be lost.
     *
     * @return the mark that is reached when they are stored; that of nothing where the log takes no more
     */
    long put(LogQueue queue, List<LogDraft> lines, boolean ends) {
        lock.lock();
        try {
            awaitRoom(queue);
            if (queue.closed() || stopped || queues.get(queue.deploymentId()) != queue) {
                LOG.debug("{} lines came after the end of the log of {}", lines.size(), queue.deploymentId());
                return 0;
            }
            long mark = queue.add(lines, ends);
            work.signal();
            return mark;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(LogQueue queue) {
        try {
            while (!queue.hasRoom(settings) && !queue.closed() && !stopped) {
                progress.await();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    long markOf(LogQueue queue) {
        lock.lock();
        try {
            return queue.mark();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a mark is reached; false where the writer stopped before. */
    boolean await(LogQueue queue, long mark) throws InterruptedException {
        lock.lock();
        try {
            while (!queue.reached(mark) && !stopped) {
                progress.await();
            }
            return queue.reached(mark);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the final line was stored out of this queue. */
    boolean finalStored(LogQueue queue) {
        lock.lock();
        try {
            return queue.finalStored();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for lines, and gathers the next batch, which stays here until {@link #stored}; null when it is stopped. */
    @Nullable
    LogBatch take() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped) {
                long wait = untilReady(System.nanoTime());
                if (wait <= 0) {
                    return gather(System.nanoTime());
                }
                work.awaitNanos(wait);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private long untilReady(long now) {
        int ready = 0;
        long parked = Long.MAX_VALUE;
        for (LogQueue queue : queues.values()) {
            if (queue.ready(now)) {
                ready += queue.size();
            } else if (queue.size() > 0) {
                parked = Math.min(parked, queue.parkedUntil() - now);
            }
        }
        if (ready == 0) {
            return parked;
        }
        return ready >= settings.batchLines()
                ? 0
                : lastTaken + settings.spacing().toNanos() - now;
    }

    private LogBatch gather(long now) {
        lastTaken = now;
        TreeMap<UUID, LogBatch.Part> parts = new TreeMap<>();
        int room = settings.batchLines();
        for (LogQueue queue : new ArrayList<>(queues.values())) {
            if (room > 0 && queue.ready(now)) {
                LogBatch.Part part = queue.peek(room);
                parts.put(queue.deploymentId(), part);
                room -= part.lines().size();
                // Whoever was served goes to the end of the line.
                queues.remove(queue.deploymentId());
                queues.put(queue.deploymentId(), queue);
            }
        }
        return new LogBatch(TimeOrderedId.next(), parts);
    }

    /** A log's share of a batch is stored; returns who wants to know. */
    List<LogListener> stored(UUID deploymentId, LogBatch.Part part) {
        return change(deploymentId, queue -> queue.stored(part));
    }

    /** A log has ended: it takes nothing more. */
    void ended(UUID deploymentId) {
        change(deploymentId, queue -> {
            int dropped = queue.end();
            if (dropped > 0) {
                LOG.warn("{} lines came after the end of the log of {} and were dropped", dropped, deploymentId);
            }
        });
    }

    /** A log cannot be written for now. */
    void park(UUID deploymentId, long nanos) {
        change(deploymentId, queue -> queue.park(System.nanoTime() + nanos));
    }

    private List<LogListener> change(UUID deploymentId, Consumer<LogQueue> change) {
        lock.lock();
        try {
            LogQueue queue = queues.get(deploymentId);
            if (queue == null) {
                return List.of();
            }
            change.accept(queue);
            removeIdle(queue);
            progress.signalAll();
            return queue.listeners();
        } finally {
            lock.unlock();
        }
    }

    private void removeIdle(LogQueue queue) {
        if (queue.idle()) {
            queues.remove(queue.deploymentId(), queue);
        }
    }

    /** Waits, unless it is stopped meanwhile. */
    void pause(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !stopped) {
                left = progress.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is stored, but no longer than this, and stops; returns how many lines are left. */
    int stop(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && waiting() > 0) {
                left = progress.awaitNanos(left);
            }
            stopped = true;
            work.signalAll();
            progress.signalAll();
            return waiting();
        } finally {
            lock.unlock();
        }
    }

    boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    private int waiting() {
        return queues.values().stream().mapToInt(LogQueue::size).sum();
    }
}
