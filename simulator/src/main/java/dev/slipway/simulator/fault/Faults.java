package dev.slipway.simulator.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes the API misbehave, for tests of whoever talks to it. Takes effect for requests that come from then on; watches that run are
 * silent under {@link Mode#HANG} and are cut under {@link Mode#REFUSE} and {@link Mode#DROP}. Thread-safe.
 */
public final class Faults {
    /** What happens to a request. */
    public enum Mode {
        /** It is served. */
        NONE,
        /** It is answered with 503. */
        REFUSE,
        /** It is taken and gets no answer; when the mode changes its connection is closed. */
        HANG,
        /** Its connection is closed without an answer. */
        DROP,
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Mode mode = Mode.NONE;
    private Duration latency = Duration.ZERO;
    private Runnable cutter = () -> {};
    private boolean closed;

    public void refuseAll() {
        set(Mode.REFUSE);
    }

    public void hang() {
        set(Mode.HANG);
    }

    public void dropConnections() {
        set(Mode.DROP);
    }

    /** Delays every request. */
    public void latency(Duration delay) {
        lock.lock();
        try {
            latency = delay;
        } finally {
            lock.unlock();
        }
    }

    /** Cuts the watches that run now; new ones are served. */
    public void cutWatches() {
        lock.lock();
        try {
            cutter.run();
        } finally {
            lock.unlock();
        }
    }

    /** Back to serving at once. */
    public void clear() {
        latency(Duration.ZERO);
        set(Mode.NONE);
    }

    public Mode mode() {
        lock.lock();
        try {
            return mode;
        } finally {
            lock.unlock();
        }
    }

    private void set(Mode wanted) {
        lock.lock();
        try {
            mode = wanted;
            if (wanted == Mode.REFUSE || wanted == Mode.DROP) {
                cutter.run();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Passes a request: waits for the latency, and as long as requests hang.
     *
     * @return what to do with it; {@link Mode#DROP} for one that hung
     */
    public Mode pass() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = latency.toNanos();
            while (nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            boolean hung = mode == Mode.HANG;
            while (mode == Mode.HANG && !closed) {
                changed.await(1, TimeUnit.MINUTES);
            }
            return hung ? Mode.DROP : mode;
        } finally {
            lock.unlock();
        }
    }

    /** Says how running watches are cut. */
    public void onCut(Runnable action) {
        lock.lock();
        try {
            cutter = action;
        } finally {
            lock.unlock();
        }
    }

    /** Holds a watch while everything hangs. */
    public void holdWhileHanging() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (mode == Mode.HANG && !closed) {
                changed.await(1, TimeUnit.MINUTES);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of all that waits. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
