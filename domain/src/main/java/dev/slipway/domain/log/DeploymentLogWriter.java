package dev.slipway.domain.log;

import dev.slipway.domain.log.masking.SecretMasker;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes deployment logs: the lines of all deployments of this process go to the database in common commits, by one
 * thread. While the database is away lines wait in memory; each is stored once, in order. Thread-safe.
 */
public final class DeploymentLogWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentLogWriter.class);

    private final LogWriterSettings settings;
    private final SecretMasker masker;
    private final Clock clock;
    private final DeploymentLogStore store;
    private final LogQueues queues;
    private final Thread committer;

    /** A writer to this database; its thread runs until {@link #close}. */
    public DeploymentLogWriter(DataSource dataSource, SecretMasker masker, Clock clock, LogWriterSettings settings) {
        this.settings = settings;
        this.masker = masker;
        this.clock = clock;
        this.store = new DeploymentLogStore(new JdbcTemplate(dataSource));
        this.queues = new LogQueues(settings);
        LogCommitter commits = new LogCommitter(queues, new LogCommit(dataSource), masker::forget);
        this.committer =
                Thread.ofPlatform().daemon().name("deployment-log-writer").start(commits);
    }

    /** Opens a deployment's log for writing. */
    public DeploymentLog open(UUID deploymentId) {
        return open(deploymentId, LogListener.NONE);
    }

    /**
     * Opens a deployment's log for writing.
     *
     * @param listener is told of every commit of this deployment's lines by this process, until the log is closed
     */
    public DeploymentLog open(UUID deploymentId, LogListener listener) {
        LogQueue queue = queues.join(deploymentId, listener);
        return new DeploymentLog(this, queues, queue, new LogDrafts(deploymentId, masker, clock), listener);
    }

    SecretMasker masker() {
        return masker;
    }

    DeploymentLogStore store() {
        return store;
    }

    /** Stores what is left, as far as the database takes it in time, and stops. */
    @Override
    public void close() {
        try {
            int left = queues.stop(settings.closing().toNanos());
            if (left > 0) {
                LOG.error("{} log lines were not stored: the database did not take them in time", left);
            }
            committer.join(settings.closing());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
