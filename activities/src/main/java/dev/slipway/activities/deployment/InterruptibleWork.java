package dev.slipway.activities.deployment;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of work on one thread that others may end. They do so by an interrupt, which never outlasts the stretch:
 * the thread goes on to other work. Use it once. Thread-safe.
 */
public final class InterruptibleWork {
    private @Nullable Thread thread;
    private @Nullable RuntimeException reason;

    /** Work that can be interrupted. */
    @FunctionalInterface
    public interface Body<T> {
        /** Does it. */
        T run() throws InterruptedException;
    }

    /**
     * Does the work on this thread. What it brings about counts, even where it was to be ended; what it fails with
     * does not then, but the reason to end it.
     *
     * @throws InterruptedException if interrupted by somebody else
     */
    public <T> T run(Body<T> body) throws InterruptedException {
        begin();
        try {
            return body.run();
        } catch (InterruptedException e) {
            throwReason(e);
            throw e;
        } catch (RuntimeException e) {
            throwReason(e);
            throw e;
        } finally {
            finish();
        }
    }

    /** Ends the work with this as its outcome. The first reason counts; after the work there is nothing to end. */
    public synchronized void end(RuntimeException why) {
        if (reason == null) {
            reason = why;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private synchronized void begin() {
        if (reason != null) {
            throw reason;
        }
        thread = Thread.currentThread();
    }

    private synchronized void throwReason(Exception failure) {
        if (reason != null) {
            if (!reason.equals(failure)) {
                reason.addSuppressed(failure);
            }
            throw reason;
        }
    }

    private synchronized void finish() {
        thread = null;
        if (reason != null) {
            // whatever the interrupt was for is over; it must not reach what this thread does next
            Thread.interrupted();
        }
    }
}
