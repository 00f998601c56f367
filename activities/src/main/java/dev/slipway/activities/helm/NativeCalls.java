package dev.slipway.activities.helm;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes calls into the Helm library. Each pins its thread and cannot be interrupted, so they have a few platform
 * threads of their own; who waits for one can be interrupted, and the call then ends by itself. Calls for one release
 * follow one another. While any runs, signals are given back to the JVM again and again, as the library takes them at
 * some time within a call. Thread-safe.
 */
final class NativeCalls implements AutoCloseable {
    private static final int THREADS = 4;
    private static final long SIGNALS_EVERY_NANOS = 50_000_000;

    private final TerminationSignals signals = TerminationSignals.remember();
    private final AtomicInteger running = new AtomicInteger();
    private final Map<ReleaseName, CompletableFuture<?>> releases = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("helm-", 1).factory());

    /** Makes a call and waits for it; its own exceptions come out unchanged. */
    <T> T call(ReleaseName release, Callable<T> call) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        for (CompletableFuture<?> earlier = releases.putIfAbsent(release, result);
                earlier != null;
                earlier = releases.putIfAbsent(release, result)) {
            await(earlier);
        }
        threads.execute(() -> complete(release, result, call));
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private static void await(CompletableFuture<?> earlier) throws InterruptedException {
        try {
            earlier.get();
        } catch (ExecutionException e) {
            // that call's own caller has been told
            return;
        }
    }

    private <T> void complete(ReleaseName release, CompletableFuture<T> result, Callable<T> call) {
        Thread.currentThread().setContextClassLoader(NativeCalls.class.getClassLoader());
        if (running.getAndIncrement() == 0) {
            Thread.ofPlatform().daemon().name("helm-signals").start(this::guardSignals);
        }
        try {
            T value = call.call();
            release(release, result);
            result.complete(value);
        } catch (Exception e) {
            release(release, result);
            result.completeExceptionally(e);
        }
    }

    private void release(ReleaseName release, CompletableFuture<?> result) {
        running.decrementAndGet();
        signals.restore();
        releases.remove(release, result);
    }

    private void guardSignals() {
        while (running.get() > 0) {
            signals.restore();
            LockSupport.parkNanos(SIGNALS_EVERY_NANOS);
        }
        signals.restore();
    }
}
