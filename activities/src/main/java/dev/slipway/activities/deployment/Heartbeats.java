package dev.slipway.activities.deployment;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps long activities alive in Temporal's eyes, whether or not anything happens in them: one timer beats for all, and
 * an activity whose beat is refused (it was cancelled, or another attempt took over) is interrupted. Thread-safe.
 */
@Component
public final class Heartbeats implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeats").factory());

    /** Work that can be interrupted. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run(Beat beat) throws InterruptedException;
    }

    /** Takes what the next heartbeat tells. */
    @FunctionalInterface
    public interface Beat {
        /** The phase the work is in; it is given to the next attempt should this one die. */
        void phase(String phase);
    }

    /**
     * Runs work of the current activity on this thread while heartbeats go out.
     *
     * @throws ActivityCompletionException where the activity is no longer wanted
     */
    public <T> T during(Work<T> work) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        Thread worker = Thread.currentThread();
        AtomicReference<String> phase = new AtomicReference<>("started");
        AtomicReference<@Nullable ActivityCompletionException> refusal = new AtomicReference<>();
        var beats = timer.scheduleAtFixedRate(
                () -> beat(activity, phase.get(), refusal, worker), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.run(phase::set);
        } catch (InterruptedException interrupted) {
            throw unwanted(refusal.get(), interrupted);
        } catch (RuntimeException failure) {
            ActivityCompletionException refused = refusal.get();
            throw refused == null ? failure : refused;
        } finally {
            beats.cancel(false);
            if (refusal.get() != null) {
                // the thread goes back to a pool: our own interrupt must not reach the next activity
                Thread.interrupted();
            }
        }
    }

    private static void beat(
            ActivityExecutionContext activity,
            String phase,
            AtomicReference<@Nullable ActivityCompletionException> refusal,
            Thread worker) {
        try {
            activity.heartbeat(phase);
        } catch (ActivityCompletionException refused) {
            if (refusal.compareAndSet(null, refused)) {
                worker.interrupt();
            }
        }
    }

    private static RuntimeException unwanted(
            @Nullable ActivityCompletionException refused, InterruptedException interrupted) {
        if (refused != null) {
            return refused;
        }
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while the worker stops", interrupted);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
