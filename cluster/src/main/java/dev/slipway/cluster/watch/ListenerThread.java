package dev.slipway.cluster.watch;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one listener on a thread of its own. What changed while it was busy is remembered once per release, so that
 * a slow listener costs neither memory nor anybody else's time.
 */
final class ListenerThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerThread.class);

    private final Predicate<ReleaseKey> interest;
    private final ChangeListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingWaits = lock.newCondition();
    private final Set<ReleaseKey> waiting = new LinkedHashSet<>();
    private final Thread thread;

    ListenerThread(Predicate<ReleaseKey> interest, ChangeListener listener) {
        this.interest = interest;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("cluster-watch-listener").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void tell(ReleaseKey release) {
        if (!interest.test(release)) {
            return;
        }
        lock.lock();
        try {
            waiting.add(release);
            somethingWaits.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                call(next());
            }
        } catch (InterruptedException e) {
            LOG.trace("A listener's thread ended", e);
        }
    }

    private ReleaseKey next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                somethingWaits.await();
            }
            ReleaseKey first = waiting.iterator().next();
            waiting.remove(first);
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void call(ReleaseKey release) {
        try {
            listener.changed(release);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed on a change of release {}", release, e);
        }
    }
}
