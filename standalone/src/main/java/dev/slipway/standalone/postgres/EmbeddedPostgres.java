package dev.slipway.standalone.postgres;

import dev.slipway.standalone.Versions;
import dev.slipway.standalone.home.PrivateFile;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.process.LoopbackPort;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * A real PostgreSQL beside the process, with its data in the home: durable, reachable from this machine alone, and only
 * with the password that is kept in the home.
 */
public final class EmbeddedPostgres implements Part {
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final Path log;

    /**
     * An embedded PostgreSQL that is not started yet.
     *
     * @param home the home whose lock this process holds
     */
    public EmbeddedPostgres(SlipwayHome home) {
        this.folder = home.postgres();
        this.log = home.logs().resolve("postgres.log");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public RunningPart start(Progress progress) throws InterruptedException {
        try {
            return started(progress);
        } catch (IOException | SQLException e) {
            throw new StartFailure(
                    "The embedded PostgreSQL did not start: " + firstLine(e) + ". See " + log
                            + ", or set SPRING_DATASOURCE_URL to a PostgreSQL of yours.",
                    e);
        }
    }

    /**
     * Ends the server that a killed process left running on the home's data.
     *
     * @param home the home whose lock this process holds
     */
    public static void endLeftBehind(SlipwayHome home) throws IOException, InterruptedException {
        EmbeddedPostgres postgres = new EmbeddedPostgres(home);
        PostgresData data = postgres.data();
        if (data.exists()) {
            new PostgresServer(postgres.programs(), data, postgres.log).endLeftBehind();
        }
    }

    private RunningPart started(Progress progress) throws IOException, InterruptedException, SQLException {
        Files.createDirectories(folder);
        PostgresData data = data();
        progress.step(data.exists() ? "starting" : "unpacking");
        PostgresPrograms programs = programs();
        if (!data.exists()) {
            progress.step("making its data folder");
            data.make(programs, folder.resolve("initdb.log"));
        }
        refuseOtherVersion(data);
        PostgresServer server = new PostgresServer(programs, data, log);
        if (server.endLeftBehind()) {
            progress.step("ended the one that a killed Slipway left behind");
        }
        int port = start(server, data);
        EmbeddedDatabase database =
                new EmbeddedDatabase(port, data.password().read().orElseThrow());
        try {
            database.createIfMissing();
        } catch (SQLException e) {
            server.stop();
            throw e;
        }
        return new Running(server, database, folder);
    }

    private static int start(PostgresServer server, PostgresData data) throws IOException, InterruptedException {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = attempt == 0 ? LoopbackPort.free(data.lastPort()) : LoopbackPort.free();
            data.configure(port);
            try {
                server.start();
                return port;
            } catch (IOException e) {
                // the port may have been taken since it was found free
                last = e;
                if (!String.valueOf(e.getMessage()).contains("Address already in use")) {
                    break;
                }
            }
        }
        throw last == null ? new IOException("no attempt was made") : last;
    }

    private static void refuseOtherVersion(PostgresData data) throws IOException {
        String made = data.majorVersion();
        String ours = Versions.postgres().split("\\.", 2)[0];
        if (!made.equals(ours)) {
            throw new StartFailure(
                    "The data in " + data.folder() + " was made by PostgreSQL " + made + ", this Slipway " + "brings "
                            + ours + ": start the Slipway that made it, dump it with pg_dump, and load it here.");
        }
    }

    private PostgresData data() {
        return new PostgresData(folder.resolve("data"), new PrivateFile(folder.resolve("password")));
    }

    private PostgresPrograms programs() throws IOException {
        return PostgresPrograms.unpacked(folder, Versions.postgres());
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given");
    }

    private record Running(PostgresServer server, EmbeddedDatabase database, Path folder) implements RunningPart {
        @Override
        public PartLine line() {
            return new PartLine(
                    "PostgreSQL",
                    "embedded " + Versions.postgres(),
                    "127.0.0.1:" + database.port() + ", data in " + folder,
                    true,
                    null);
        }

        @Override
        public Map<String, String> settings() {
            return database.settings();
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
