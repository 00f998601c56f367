package dev.slipway.activities.deployment;

import dev.slipway.activities.fence.LeaseLostException;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityCompletionFailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at an activity, with its heartbeats. Thread-safe. */
final class RunningAttempt implements Heartbeats.Beat {
    private static final Logger LOG = LoggerFactory.getLogger(RunningAttempt.class);

    /** Without a beat for so long this process was paused, or Temporal is away. */
    private static final long STALE_NANOS = Duration.ofSeconds(5).toNanos();

    /** Tells the next attempt that this one ended in an orderly way. */
    private static final String NOTHING = "";

    private final ActivityExecutionContext activity;
    private final InterruptibleWork work = new InterruptibleWork();
    private final AtomicBoolean beating = new AtomicBoolean();
    private volatile String phase = "starting";
    private volatile long lastBeat = System.nanoTime();

    RunningAttempt(ActivityExecutionContext activity) {
        this.activity = activity;
    }

    @Override
    public void phase(String now) {
        phase = now;
    }

    @Override
    public void check() {
        if (System.nanoTime() - lastBeat > STALE_NANOS) {
            ActivityCompletionException refusal = ask(phase);
            if (refusal != null) {
                throw refusal;
            }
            lastBeat = System.nanoTime();
        }
    }

    @Override
    public Optional<Heartbeats.TakenOver> takenOver() {
        int attempt = activity.getInfo().getAttempt();
        return activity.getLastHeartbeatDetails(String.class)
                .filter(left -> !left.equals(NOTHING))
                .map(left -> new Heartbeats.TakenOver(left, attempt));
    }

    /** Does the work; see {@link Heartbeats#during}. */
    <T> T run(Heartbeats.Work<T> body) {
        try {
            return work.run(() -> body.run(this));
        } catch (ActivityCompletionException unwanted) {
            throw unwanted;
        } catch (InterruptedException stopping) {
            throw lastWord(new HandOverException(stopping));
        } catch (RuntimeException failure) {
            throw lastWord(failure);
        }
    }

    void handOver() {
        work.end(new HandOverException(null));
    }

    /** Sends a heartbeat, unless the one before is still on its way. */
    void beat() {
        if (!beating.compareAndSet(false, true)) {
            return;
        }
        try {
            activity.heartbeat(phase);
            lastBeat = System.nanoTime();
        } catch (ActivityCompletionException unwanted) {
            work.end(unwanted);
        } finally {
            beating.set(false);
        }
    }

    /** An attempt that nobody wants any more ends without a word: another has the say. */
    private RuntimeException lastWord(RuntimeException failure) {
        boolean unfinished = failure instanceof LeaseLostException || failure instanceof HandOverException;
        if (!unfinished) {
            phase = NOTHING;
        }
        ActivityCompletionException refusal = ask(phase);
        return refusal == null ? failure : refusal;
    }

    /** Asks Temporal at once, other than a heartbeat, which the SDK may hold back. */
    private @Nullable ActivityCompletionException ask(String details) {
        try {
            // what was said last goes out with the failure
            activity.heartbeat(details);
            activity.getWorkflowClient().newActivityCompletionClient().heartbeat(activity.getTaskToken(), details);
            return null;
        } catch (ActivityCompletionFailureException away) {
            LOG.debug(
                    "Temporal does not say whether {} is wanted",
                    activity.getInfo().getActivityType(),
                    away);
            return null;
        } catch (ActivityCompletionException refusal) {
            return refusal;
        }
    }
}
