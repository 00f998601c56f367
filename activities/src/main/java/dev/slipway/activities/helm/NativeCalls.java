package dev.slipway.activities.helm;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls into the Helm library. Each pins its thread and cannot be interrupted, so they have a few platform
 * threads of their own; who waits for one can be interrupted, and the call is then given a moment to end. While any
 * runs, signals are given back to the JVM again and again, as the library takes them at some time within a call.
 * Thread-safe.
 */
final class NativeCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCalls.class);
    private static final int THREADS = 4;
    private static final long SIGNALS_EVERY_NANOS = 50_000_000;

    /** Most calls take a second; let to its end, one leaves a release in order. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final TerminationSignals signals = TerminationSignals.remember();
    private final AtomicInteger running = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("helm-", 1).factory());

    /**
     * Makes a call and waits for it; its own exceptions come out unchanged.
     *
     * @throws InterruptedException if interrupted; the call may still be running then
     */
    <T> T call(Callable<T> call) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        threads.execute(() -> complete(result, call));
        try {
            return result.get();
        } catch (InterruptedException e) {
            awaitEnd(result);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private static void awaitEnd(CompletableFuture<?> result) throws InterruptedException {
        try {
            result.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A call into the Helm library that nobody waits for any more", e);
        }
    }

    private <T> void complete(CompletableFuture<T> result, Callable<T> call) {
        Thread.currentThread().setContextClassLoader(NativeCalls.class.getClassLoader());
        if (running.getAndIncrement() == 0) {
            Thread.ofPlatform().daemon().name("helm-signals").start(this::guardSignals);
        }
        try {
            T value = call.call();
            ended();
            result.complete(value);
        } catch (Exception e) {
            ended();
            result.completeExceptionally(e);
        }
    }

    private void ended() {
        running.decrementAndGet();
        signals.restore();
    }

    private void guardSignals() {
        while (running.get() > 0) {
            signals.restore();
            LockSupport.parkNanos(SIGNALS_EVERY_NANOS);
        }
        signals.restore();
    }
}
