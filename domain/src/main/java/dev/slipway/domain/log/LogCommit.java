package dev.slipway.domain.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits batches in transactions of their own. Thread-safe. */
final class LogCommit {
    /**
     * A log that another transaction holds must not keep the others waiting; and a process that is stopped in the middle
     * must not hold a log for longer than PostgreSQL waits for it.
     */
    private static final String LIMITS =
            "SELECT set_config('lock_timeout', '1000', true), set_config('idle_in_transaction_session_timeout', '10000', true)";

    /** Not a SELECT FOR UPDATE: that would not wait for the transaction that is about to make the row. */
    private static final String LOCK = """
            INSERT INTO deployment_log_head AS h (deployment_id, last_seq) VALUES (?, 0)
            ON CONFLICT (deployment_id) DO UPDATE SET last_seq = h.last_seq
            """;

    private static final String FIND =
            "SELECT min(seq), max(seq) FROM deployment_log WHERE deployment_id = ? AND batch = ? HAVING count(*) > 0";

    private static final Logger LOG = LoggerFactory.getLogger(LogCommit.class);

    private final DataSource dataSource;

    LogCommit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Stores a batch, whole or not at all.
     *
     * @param uncertain whether an earlier try may have stored it; it is then looked for first
     * @return the numbers each log's lines got; empty for a log that had ended
     * @throws UncertainException where the batch may be stored or not
     * @throws PartException where one log cannot be written now, and nothing was stored by this try
     * @throws SQLException where nothing was stored by this try
     */
    Map<UUID, Optional<SeqRange>> commit(LogBatch batch, boolean uncertain) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            return commit(connection, batch, uncertain);
        } finally {
            close(connection);
        }
    }

    private static Map<UUID, Optional<SeqRange>> commit(Connection connection, LogBatch batch, boolean uncertain)
            throws SQLException {
        Map<UUID, Optional<SeqRange>> numbers;
        try {
            connection.setAutoCommit(false);
            numbers = write(connection, batch, uncertain);
        } catch (SQLException failed) {
            rollBack(connection, failed);
            throw failed;
        }
        try {
            connection.commit();
        } catch (SQLException unknown) {
            throw new UncertainException(unknown);
        }
        return numbers;
    }

    private static Map<UUID, Optional<SeqRange>> write(Connection connection, LogBatch batch, boolean uncertain)
            throws SQLException {
        limit(connection);
        if (uncertain && isStored(connection, batch)) {
            return found(connection, batch);
        }
        Map<UUID, Optional<SeqRange>> numbers = new HashMap<>();
        for (Map.Entry<UUID, LogBatch.Part> entry : batch.parts().entrySet()) {
            LogBatch.Part part = entry.getValue();
            try {
                numbers.put(
                        entry.getKey(),
                        LogAppend.append(connection, entry.getKey(), batch.id(), part.lines(), part.ends()));
            } catch (SQLException failed) {
                throw connection.isValid(1) ? new PartException(entry.getKey(), failed) : failed;
            }
        }
        return numbers;
    }

    /**
     * Whether an earlier try of this batch was committed. The head's lock is taken first: it waits for a commit that is
     * still under way on the connection that was lost.
     */
    private static boolean isStored(Connection connection, LogBatch batch) throws SQLException {
        for (UUID deployment : batch.parts().keySet()) {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setObject(1, deployment);
                lock.execute();
            }
            if (numbers(connection, deployment, batch.id()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Map<UUID, Optional<SeqRange>> found(Connection connection, LogBatch batch) throws SQLException {
        Map<UUID, Optional<SeqRange>> numbers = new HashMap<>();
        for (UUID deployment : batch.parts().keySet()) {
            numbers.put(deployment, numbers(connection, deployment, batch.id()));
        }
        return numbers;
    }

    private static Optional<SeqRange> numbers(Connection connection, UUID deployment, UUID batch) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, deployment);
            find.setObject(2, batch);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(new SeqRange(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    private static void limit(Connection connection) throws SQLException {
        try (PreparedStatement limits = connection.prepareStatement(LIMITS)) {
            limits.execute();
        }
    }

    private static void rollBack(Connection connection, SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
    }

    /** What is committed is committed, however closing goes. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failed) {
            LOG.debug("A connection could not be closed", failed);
        }
    }

    /** It is not known whether the commit counts. */
    static final class UncertainException extends SQLException {
        UncertainException(SQLException cause) {
            super("It is not known whether log lines were stored", cause);
        }
    }

    /** One log refused its lines; the others can go on without it. */
    static final class PartException extends SQLException {
        private final UUID deployment;

        PartException(UUID deployment, SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause);
            this.deployment = deployment;
        }

        UUID deployment() {
            return deployment;
        }
    }
}
