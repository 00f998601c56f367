package dev.slipway.api.log;

import dev.slipway.api.web.error.ErrorTranslator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Everybody who watches a log here. When this replica stops they are let go before the server waits for its last
 * requests, so that they come back elsewhere with their offset. Thread-safe.
 */
@Component
final class OpenLogs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLogs.class);
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Set<Viewer> viewers = new HashSet<>();
    private boolean stopping;

    /** Somebody who watches. */
    interface Viewer {
        /** Lets them go; they leave soon after. */
        void letGo();
    }

    /**
     * Lets somebody in.
     *
     * @return false where this replica is stopping
     */
    boolean enter(Viewer viewer) {
        lock.lock();
        try {
            return !stopping && viewers.add(viewer);
        } finally {
            lock.unlock();
        }
    }

    /** Notes that somebody has left. */
    void leave(Viewer viewer) {
        lock.lock();
        try {
            viewers.remove(viewer);
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many watch. */
    int count() {
        lock.lock();
        try {
            return viewers.size();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses a request that comes while this replica is stopping. */
    void refuseWhenStopping() {
        if (!isRunning()) {
            throw ErrorTranslator.ofStatus(503);
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            stopping = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        List<Viewer> present;
        lock.lock();
        try {
            stopping = true;
            present = List.copyOf(viewers);
        } finally {
            lock.unlock();
        }
        present.forEach(Viewer::letGo);
        awaitAllLeft();
    }

    private void awaitAllLeft() {
        lock.lock();
        try {
            long nanos = LEAVING.toNanos();
            while (!viewers.isEmpty() && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
            if (!viewers.isEmpty()) {
                LOG.info("{} viewers of logs do not read and are cut off", viewers.size());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return !stopping;
        } finally {
            lock.unlock();
        }
    }
}
