package dev.slipway.standalone.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;

import dev.slipway.standalone.home.PrivateFile;
import dev.slipway.standalone.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * The folder in which the embedded PostgreSQL keeps its databases.
 *
 * @param folder the folder
 * @param password the file with the password of {@link #USER}
 */
record PostgresData(Path folder, PrivateFile password) {
    /** Who signs in to the embedded PostgreSQL. */
    static final String USER = "slipway";

    private static final String SETTINGS = "slipway.conf";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Whether it has been made. */
    boolean exists() {
        return Files.isDirectory(folder);
    }

    /**
     * The major version that made it.
     *
     * @return such as "18"
     */
    String majorVersion() throws IOException {
        return Files.readString(folder.resolve("PG_VERSION")).strip();
    }

    /**
     * Makes it. A start that dies half-way leaves a draft, which the next one throws away: the folder is whole or not
     * there.
     *
     * @param programs the programs to make it with
     * @param output where their output goes
     */
    void make(PostgresPrograms programs, Path output) throws IOException, InterruptedException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        FileUtils.deleteDirectory(draft.toFile());
        password.write(PrivateFile.newSecret());
        ProgramRun run = ProgramRun.of(
                programs.command(
                        "initdb",
                        "--pgdata=" + draft,
                        "--username=" + USER,
                        "--pwfile=" + password.path(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C"),
                output,
                LIMIT);
        if (run.exitCode() != 0) {
            throw new IOException("initdb failed: " + run.output());
        }
        Files.writeString(draft.resolve("postgresql.conf"), "\ninclude '" + SETTINGS + "'\n", APPEND);
        Files.move(draft, folder, ATOMIC_MOVE);
    }

    /**
     * Writes the settings for the next start. They are read after {@code postgresql.conf}, so these win.
     *
     * @param port the loopback port to listen on
     */
    void configure(int port) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# written by Slipway at every start");
        lines.add("listen_addresses = '127.0.0.1'");
        lines.add("unix_socket_directories = ''");
        lines.add("port = " + port);
        lines.add("fsync = on");
        lines.add("synchronous_commit = on");
        lines.add("full_page_writes = on");
        lines.add("password_encryption = 'scram-sha-256'");
        lines.add("max_connections = 100");
        lines.add("shared_buffers = '64MB'");
        lines.add("log_min_messages = warning");
        lines.add("log_timezone = 'UTC'");
        lines.add("timezone = 'UTC'");
        Files.write(folder.resolve(SETTINGS), lines);
    }

    /** The port of the last start; 0 when there was none. */
    int lastPort() throws IOException {
        Path settings = folder.resolve(SETTINGS);
        if (!Files.exists(settings)) {
            return 0;
        }
        return Files.readAllLines(settings).stream()
                .filter(line -> line.matches("port = \\d{1,5}"))
                .mapToInt(line -> Integer.parseInt(line.substring("port = ".length())))
                .findFirst()
                .orElse(0);
    }

    /**
     * The server that still runs on it, left behind by a killed process. A process id in a stale file may belong to
     * anything by now, so the process must be a PostgreSQL, of this folder.
     */
    Optional<ProcessHandle> leftBehind() throws IOException {
        Path file = processFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .filter(line -> line.strip().matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                .filter(this::serves);
    }

    /** PostgreSQL's own note of the process that uses the folder. */
    Path processFile() {
        return folder.resolve("postmaster.pid");
    }

    private boolean serves(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(Path::of)
                .map(Path::getFileName)
                .filter(name -> name.toString().equals("postgres"))
                .isPresent();
        boolean here =
                info.commandLine().map(line -> line.contains(folder.toString())).orElse(true);
        return postgres && here;
    }
}
