package dev.slipway.standalone.postgres;

import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.start.RunningPart;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** Starts the embedded PostgreSQL in a home, writes a row, says so, and waits to be killed. */
final class PostgresChild {
    private PostgresChild() {}

    public static void main(String[] arguments) throws Exception {
        SlipwayHome home = new SlipwayHome(Path.of(arguments[0]));
        home.prepare();
        RunningPart postgres = new EmbeddedPostgres(home).start(step -> {});
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('committed')");
        }
        System.out.println("written");
        new CountDownLatch(1).await();
    }

    static Connection connect(RunningPart postgres) throws Exception {
        var settings = postgres.settings();
        return DriverManager.getConnection(
                settings.get("spring.datasource.url"),
                settings.get("spring.datasource.username"),
                settings.get("spring.datasource.password"));
    }
}
