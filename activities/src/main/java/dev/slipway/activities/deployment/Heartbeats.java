package dev.slipway.activities.deployment;

import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Keeps long activities alive in Temporal's eyes, whether or not anything happens in them: one timer beats for all, and
 * an activity whose beat is refused (it was cancelled, or another attempt took over) is interrupted. Thread-safe.
 */
@Component
public final class Heartbeats implements AutoCloseable {
    /** How often a heartbeat goes out, and so how soon a cancellation comes in: two seconds are promised. */
    public static final Duration PERIOD = Duration.ofSeconds(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeats").factory());

    /** One for each beat, so that none waits for another's answer. */
    private final ExecutorService beats = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("heartbeat").factory());

    private final Set<RunningAttempt> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Work that can be interrupted. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run(Beat beat) throws InterruptedException;
    }

    /** What the work has to do with its heartbeats. */
    public interface Beat {
        /** The phase the work is in, in a word or two; it is given to the next attempt should this one die. */
        void phase(String phase);

        /**
         * To be called before anything is said or written: an attempt that was paused for long asks whether it is
         * still wanted, as another may have taken over meanwhile.
         *
         * @throws ActivityCompletionException where it is not
         */
        void check();

        /** What the attempt before left when it died or handed over; empty where it left nothing. */
        Optional<TakenOver> takenOver();
    }

    /**
     * What an attempt takes over.
     *
     * @param phase the phase that the one before was in
     * @param attempt the number of this one, from 2
     */
    public record TakenOver(String phase, int attempt) {}

    /**
     * Runs work of the current activity on this thread while heartbeats go out.
     *
     * @throws ActivityCompletionException where the activity is no longer wanted
     * @throws HandOverException where the worker stops before the work is done
     */
    public <T> T during(Work<T> work) {
        RunningAttempt attempt = new RunningAttempt(Activity.getExecutionContext());
        running.add(attempt);
        if (stopping) {
            attempt.handOver();
        }
        ScheduledFuture<?> ticks = timer.scheduleAtFixedRate(
                () -> beats.execute(attempt::beat), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return attempt.run(work);
        } finally {
            ticks.cancel(false);
            running.remove(attempt);
        }
    }

    /** Ends what runs, and whatever begins from now on, so that another worker goes on with it at once. */
    public void handOver() {
        stopping = true;
        running.forEach(RunningAttempt::handOver);
    }

    /** Whether the worker stops, and what is interrupted is so for that reason. */
    boolean isStopping() {
        return stopping;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        beats.shutdownNow();
    }
}
