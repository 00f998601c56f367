package dev.slipway.standalone.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Slipway's database in the embedded PostgreSQL.
 *
 * @param port the loopback port
 * @param password the password of {@link PostgresData#USER}
 */
record EmbeddedDatabase(int port, String password) {
    private static final String NAME = "slipway";

    /** Makes the database at the first start. */
    void createIfMissing() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), PostgresData.USER, password);
                Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        }
    }

    /** The Spring settings by which the application finds it. */
    Map<String, String> settings() {
        return Map.of(
                "spring.datasource.url",
                url(NAME),
                "spring.datasource.username",
                PostgresData.USER,
                "spring.datasource.password",
                password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "EmbeddedDatabase[" + port + "]";
    }
}
