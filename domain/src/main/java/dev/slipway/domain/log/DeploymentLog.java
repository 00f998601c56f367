package dev.slipway.domain.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One deployment's log, open for writing. Several may be open for the same deployment, in this process and in others;
 * each keeps the order of what is written through it by one thread. Close it when the work is done. Thread-safe.
 */
public final class DeploymentLog implements AutoCloseable {
    private final DeploymentLogWriter writer;
    private final LogQueues queues;
    private final LogQueue queue;
    private final LogDrafts drafts;
    private final LogListener listener;
    private final AtomicBoolean closed = new AtomicBoolean();

    DeploymentLog(
            DeploymentLogWriter writer, LogQueues queues, LogQueue queue, LogDrafts drafts, LogListener listener) {
        this.writer = writer;
        this.queues = queues;
        this.queue = queue;
        this.drafts = drafts;
        this.listener = listener;
    }

    /** The deployment. */
    public UUID deploymentId() {
        return queue.deploymentId();
    }

    /**
     * Writes a text, each of its lines as a line of the log, and returns before it is stored. Escape sequences and
     * control characters are removed, secrets masked, lines over 8 KiB cut. It waits only where the database has not
     * taken the last few thousand lines. After the end of the log it does nothing.
     */
    public void line(LogSource source, LogStream stream, String text) {
        queues.put(queue, drafts.of(source, stream, text), false);
    }

    /** The same on {@link LogStream#STDOUT}. */
    public void line(LogSource source, String text) {
        line(source, LogStream.STDOUT, text);
    }

    /** Masks these from now on in all of this deployment's lines that this process writes. */
    public void hide(Collection<String> secrets) {
        writer.masker().register(deploymentId(), secrets);
    }

    /**
     * Waits until everything that was written to this deployment's log in this process is stored.
     *
     * @throws IllegalStateException where the writer closes before
     */
    public void flush() throws InterruptedException {
        if (!queues.await(queue, queues.markOf(queue))) {
            throw new IllegalStateException(
                    "The log writer closed before the lines of " + deploymentId() + " were stored");
        }
    }

    /**
     * Writes the final line, and waits until it is stored; nothing is taken after it.
     *
     * @param finalLine how the deployment ended, such as {@code Deployment Complete}
     * @return false where the log had ended before
     */
    public boolean end(String finalLine) throws InterruptedException {
        long mark = queues.put(queue, drafts.of(LogSource.SLIPWAY, LogStream.STDOUT, finalLine), true);
        flush();
        return mark > 0 && queues.finalStored(queue);
    }

    /**
     * Writes the final line in the caller's Spring transaction: with its commit the line is stored and nothing is taken
     * after it; with its rollback nothing has happened. What was written before is stored first, in transactions of its
     * own. The log is locked until the caller's transaction ends, so that has to be soon (PostgreSQL ends it after ten
     * idle seconds).
     *
     * @return the final line's number; empty where the log had ended before
     * @throws IllegalStateException outside of a transaction
     */
    public Optional<SeqRange> endWithin(String finalLine) throws InterruptedException {
        flush();
        List<LogDraft> lines = drafts.of(LogSource.SLIPWAY, LogStream.STDOUT, finalLine);
        Optional<SeqRange> numbers = writer.store().appendInTransaction(deploymentId(), lines, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                queues.ended(deploymentId());
                writer.masker().forget(deploymentId());
            }
        });
        return numbers;
    }

    /** Lets go of it at once; what was written is stored all the same. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            queues.leave(queue, listener);
        }
    }
}
