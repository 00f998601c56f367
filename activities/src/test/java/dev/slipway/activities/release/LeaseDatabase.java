package dev.slipway.activities.release;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL with Slipway's tables and durable commits, one for all tests of this JVM. */
public final class LeaseDatabase {
    private static final EmbeddedPostgres SERVER = start();

    private LeaseDatabase() {}

    /** Connects anew for each statement. */
    public static JdbcClient client() {
        return JdbcClient.create(SERVER.getPostgresDatabase());
    }

    /** The port it listens on; user and database are {@code postgres}. */
    public static int port() {
        return SERVER.getPort();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
