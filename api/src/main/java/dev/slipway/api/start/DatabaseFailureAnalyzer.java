package dev.slipway.api.start;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The database cannot be reached or does not let us in; the driver's own words say which, without a secret. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        PSQLException refused = find(cause);
        String state = refused == null ? null : refused.getSQLState();
        if (refused == null || state == null) {
            return null;
        }
        boolean about = state.startsWith("08") || state.startsWith("28") || state.equals("3D000");
        return about
                ? new FailureAnalysis(
                        "The database cannot be used: " + refused.getMessage(),
                        "Start it, or correct SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                                + " SPRING_DATASOURCE_PASSWORD.",
                        cause)
                : null;
    }

    private static @Nullable PSQLException find(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused) {
                return refused;
            }
        }
        return null;
    }
}
