package dev.slipway.standalone.postgres;

import dev.slipway.standalone.settings.StandaloneSettings.GivenDatabase;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** The PostgreSQL that was given by SPRING_DATASOURCE_URL. It is looked at before anything else starts. */
public final class GivenPostgres implements Part {
    private static final String TIMEOUT_SECONDS = "5";
    private static final int OLDEST = 14;

    private final GivenDatabase database;

    /**
     * A given PostgreSQL.
     *
     * @param database where it is
     */
    public GivenPostgres(GivenDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public RunningPart start(Progress progress) {
        progress.step("connecting");
        try (Connection connection = DriverManager.getConnection(database.url(), signIn())) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
                throw new StartFailure("PostgreSQL at " + place() + " is version " + version + ": give one from "
                        + OLDEST + " up, or unset SPRING_DATASOURCE_URL to use the embedded PostgreSQL.");
            }
            return new Running(new PartLine(name(), "given, " + version, place(), true, null));
        } catch (SQLException e) {
            throw new StartFailure(explanation(e), e);
        }
    }

    private String explanation(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String way = " or unset SPRING_DATASOURCE_URL to use the embedded PostgreSQL.";
        if (state.startsWith("28")) {
            return "PostgreSQL at " + place() + " refused the sign-in: check SPRING_DATASOURCE_USERNAME and "
                    + "SPRING_DATASOURCE_PASSWORD," + way;
        }
        if (state.equals("3D000")) {
            return "PostgreSQL at " + place() + " has no such database: create it," + way;
        }
        String reason = e.getCause() == null
                ? firstSentence(e)
                : String.valueOf(e.getCause().getMessage());
        return "Cannot reach PostgreSQL at " + place() + " (" + reason + "): start it, correct SPRING_DATASOURCE_URL,"
                + way;
    }

    private static String firstSentence(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("\\..*", "");
    }

    private Properties signIn() {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (database.password() != null) {
            properties.setProperty("password", database.password());
        }
        return properties;
    }

    /** The address without its parameters, among which a password may stand. */
    private String place() {
        String rest = database.url().substring("jdbc:postgresql:".length()).replaceFirst("^//", "");
        return rest.replaceFirst("\\?.*", "");
    }

    private record Running(PartLine line) implements RunningPart {
        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public void close() {
            // it is not ours to end
        }
    }
}
