package dev.slipway.domain.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The one statement that appends to a log: it takes the head's lock, gives out the next numbers, stores the lines and
 * leaves a NOTIFY for the commit. The lock is held until the transaction ends, which makes the order of the numbers
 * that of the commits.
 */
final class LogAppend {
    /** The channel of the NOTIFY; its payload is {@code <deployment>:<first>:<last>[:end]}. */
    static final String CHANNEL = "deployment_log";

    private static final String SQL = """
            WITH given AS (
                SELECT ?::uuid AS id, ?::uuid AS batch, ?::bigint AS lines, ?::boolean AS ends
            ), head AS (
                INSERT INTO deployment_log_head AS h (deployment_id, last_seq, ended_at)
                SELECT id, lines, CASE WHEN ends THEN clock_timestamp() END FROM given
                ON CONFLICT (deployment_id) DO UPDATE
                    SET last_seq = h.last_seq + excluded.last_seq, ended_at = excluded.ended_at
                    WHERE h.ended_at IS NULL
                RETURNING last_seq
            ), stored AS (
                INSERT INTO deployment_log (deployment_id, seq, at, source, stream, line, is_final, batch)
                SELECT id, last_seq - lines + n, at, source, stream, line, ends AND n = lines, batch
                FROM given, head, unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[])
                    WITH ORDINALITY AS t (at, source, stream, line, n)
            )
            SELECT last_seq - lines + 1, last_seq,
                pg_notify('deployment_log', concat_ws(':', id, last_seq - lines + 1, last_seq, CASE WHEN ends THEN 'end' END))
            FROM given, head
            """;

    private LogAppend() {}

    /**
     * Appends lines, of which the last is the final one where {@code ends}.
     *
     * @param lines at least one
     * @return the numbers they got; empty where the log had ended, and nothing was stored
     */
    static Optional<SeqRange> append(
            Connection connection, UUID deployment, UUID batch, List<LogDraft> lines, boolean ends)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setObject(1, deployment);
            statement.setObject(2, batch);
            statement.setLong(3, lines.size());
            statement.setBoolean(4, ends);
            statement.setArray(5, array(connection, lines, draft -> draft.at().toString()));
            statement.setArray(
                    6, array(connection, lines, draft -> draft.source().name()));
            statement.setArray(
                    7, array(connection, lines, draft -> draft.stream().label()));
            statement.setArray(8, array(connection, lines, LogDraft::line));
            try (ResultSet numbers = statement.executeQuery()) {
                return numbers.next()
                        ? Optional.of(new SeqRange(numbers.getLong(1), numbers.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    private static Array array(Connection connection, List<LogDraft> lines, Function<LogDraft, String> column)
            throws SQLException {
        return connection.createArrayOf("text", lines.stream().map(column).toArray());
    }
}
