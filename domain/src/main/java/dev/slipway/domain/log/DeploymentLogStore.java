package dev.slipway.domain.log;

import dev.slipway.domain.identity.TimeOrderedId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends to logs inside a transaction of the caller's. Thread-safe. */
final class DeploymentLogStore {
    /** A process that is stopped in the middle of the caller's transaction must not hold the log for ever. */
    private static final String LIMIT = "SET LOCAL idle_in_transaction_session_timeout = '10s'";

    private final JdbcTemplate jdbc;

    DeploymentLogStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends lines; they become visible, and the NOTIFY goes out, with the caller's commit. Until then the log is
     * locked for everybody else, so the caller commits soon.
     *
     * @param ends whether the last line is the final one
     * @return the numbers they will have; empty where the log had ended
     * @throws IllegalStateException outside of a transaction
     */
    Optional<SeqRange> appendInTransaction(UUID deploymentId, List<LogDraft> lines, boolean ends) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("There is no transaction to append to the log in");
        }
        Optional<SeqRange> numbers =
                jdbc.execute((Connection connection) -> append(connection, deploymentId, lines, ends));
        return numbers == null ? Optional.empty() : numbers;
    }

    private static Optional<SeqRange> append(
            Connection connection, UUID deploymentId, List<LogDraft> lines, boolean ends) throws SQLException {
        try (Statement limit = connection.createStatement()) {
            limit.execute(LIMIT);
        }
        return LogAppend.append(connection, deploymentId, TimeOrderedId.next(), lines, ends);
    }
}
