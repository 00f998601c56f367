package dev.slipway.domain.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a process that commits log lines: batch after batch, each as often as it takes. */
final class LogCommitter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LogCommitter.class);
    private static final long FIRST_PAUSE = Duration.ofMillis(50).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

    private final LogQueues queues;
    private final LogCommit commit;
    private final Consumer<UUID> onEnd;

    LogCommitter(LogQueues queues, LogCommit commit, Consumer<UUID> onEnd) {
        this.queues = queues;
        this.commit = commit;
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        try {
            for (LogBatch batch = queues.take(); batch != null; batch = queues.take()) {
                store(batch);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(LogBatch batch) throws InterruptedException {
        boolean uncertain = false;
        long pause = FIRST_PAUSE;
        for (int attempt = 1; !queues.stopped() || attempt == 1; attempt++) {
            try {
                done(batch, commit.commit(batch, uncertain));
                if (attempt > 1) {
                    LOG.info("Log lines are stored again, after {} attempts", attempt);
                }
                return;
            } catch (LogCommit.PartException refused) {
                if (!uncertain) {
                    LOG.warn("The log of {} cannot be written now: {}", refused.deployment(), refused.getMessage());
                    queues.park(refused.deployment(), LONGEST_PAUSE);
                    return;
                }
            } catch (LogCommit.UncertainException unknown) {
                uncertain = true;
                warn(attempt, unknown);
            } catch (SQLException away) {
                warn(attempt, away);
            }
            queues.pause(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }

    private static void warn(int attempt, SQLException failed) {
        if (attempt == 1) {
            LOG.warn("Log lines wait for the database: {}", failed.getMessage());
        } else {
            LOG.debug("Log lines still wait for the database", failed);
        }
    }

    private void done(LogBatch batch, Map<UUID, Optional<SeqRange>> numbers) {
        batch.parts().forEach((deployment, part) -> {
            Optional<SeqRange> range = numbers.getOrDefault(deployment, Optional.empty());
            if (range.isEmpty()) {
                queues.ended(deployment);
                onEnd.accept(deployment);
                return;
            }
            List<LogListener> listeners = queues.stored(deployment, part);
            if (part.ends()) {
                onEnd.accept(deployment);
            }
            LogLine last = part.lines().getLast().stored(range.get().last(), part.ends());
            listeners.forEach(listener -> tell(listener, deployment, last));
        });
    }

    private static void tell(LogListener listener, UUID deployment, LogLine last) {
        try {
            listener.committed(deployment, last);
        } catch (RuntimeException failed) {
            LOG.warn("A listener of the log of {} failed", deployment, failed);
        }
    }
}
