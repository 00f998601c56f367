package dev.slipway.domain.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Clears away the logs of deployments that ended long ago; their jobs and the timeline stay. The newest log of each
 * tenant is kept however old it is. Thread-safe.
 */
@Service
public class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private static final String LINES = "DELETE FROM deployment_log WHERE deployment_id IN " + expired();
    private static final String HEADS = "DELETE FROM deployment_log_head WHERE deployment_id IN " + expired();

    private final JdbcClient database;
    private final Clock clock;
    private final Duration logs;

    Retention(JdbcClient database, Clock clock, @Value("${slipway.retention.logs:365d}") Duration logs) {
        this.database = database;
        this.clock = clock;
        this.logs = logs;
    }

    /** Removes what is past its time. */
    public void clearAway() {
        Instant before = clock.instant().minus(logs);
        int lines = delete(LINES, before);
        delete(HEADS, before);
        if (lines > 0) {
            LOG.info("Removed {} log lines of deployments that ended before {}", lines, before);
        }
    }

    private int delete(String sql, Instant before) {
        return database.sql(sql).param("before", Timestamp.from(before)).update();
    }

    private static String expired() {
        return "(SELECT d.id FROM deployment d WHERE d.ended_at < :before AND EXISTS"
                + " (SELECT 1 FROM deployment n WHERE n.company_code = d.company_code AND n.id > d.id))";
    }
}
