package dev.slipway.domain.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads pages of deployment logs. Thread-safe. */
public final class DeploymentLogReader {
    /** Lines a page has at most. */
    public static final int MAX_LINES = 1000;

    private static final String HEAD =
            "SELECT last_seq, ended_at IS NOT NULL FROM deployment_log_head WHERE deployment_id = ?";

    private static final String LINES = """
            SELECT seq, at, source, stream, line, is_final FROM deployment_log
            WHERE deployment_id = ? AND seq > ? ORDER BY seq LIMIT ?
            """;

    private final JdbcTemplate jdbc;

    /** A reader of this database. */
    public DeploymentLogReader(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Reads a page.
     *
     * @param after the number of the line before the page's first; 0 reads from the beginning; beyond the last line the
     *     page is empty
     * @param limit the most lines, 1 to {@value #MAX_LINES}
     * @return the page; an empty one, with 0 as the last number, for a deployment without a log
     */
    public LogPage read(UUID deploymentId, long after, int limit) {
        LogPage page = jdbc.execute((Connection connection) -> read(connection, deploymentId, after, limit));
        return page == null ? new LogPage(List.of(), 0, false) : page;
    }

    /** The last lines of a log, as many as there are up to {@code count}. */
    public LogPage tail(UUID deploymentId, int count) {
        LogPage page = jdbc.execute((Connection connection) -> tail(connection, deploymentId, count));
        return page == null ? new LogPage(List.of(), 0, false) : page;
    }

    /** {@link #read(UUID, long, int)} on a connection of the caller's. */
    public static LogPage read(Connection connection, UUID deploymentId, long after, int limit) throws SQLException {
        // The head first: what is read after it can be newer, never older, so an ended log is read to its end.
        LogPage head = head(connection, deploymentId);
        return new LogPage(lines(connection, deploymentId, after, limit), head.lastSeq(), head.ended());
    }

    /** {@link #tail(UUID, int)} on a connection of the caller's. */
    public static LogPage tail(Connection connection, UUID deploymentId, int count) throws SQLException {
        LogPage head = head(connection, deploymentId);
        List<LogLine> lines = lines(connection, deploymentId, Math.max(0, head.lastSeq() - count), count);
        return new LogPage(lines, head.lastSeq(), head.ended());
    }

    private static LogPage head(Connection connection, UUID deploymentId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD)) {
            statement.setObject(1, deploymentId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new LogPage(List.of(), row.getLong(1), row.getBoolean(2))
                        : new LogPage(List.of(), 0, false);
            }
        }
    }

    private static List<LogLine> lines(Connection connection, UUID deploymentId, long after, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            statement.setObject(1, deploymentId);
            statement.setLong(2, after);
            statement.setInt(3, limit);
            List<LogLine> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(line(rows));
                }
            }
            return lines;
        }
    }

    private static LogLine line(ResultSet row) throws SQLException {
        return new LogLine(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                new LogSource(row.getString(3)),
                LogStream.of(row.getString(4)),
                row.getString(5),
                row.getBoolean(6));
    }
}
