package dev.slipway.systemtests.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The PostgreSQL that a Slipway has started in its home, as a server that others use too, and that can be killed and
 * started again (Linux).
 *
 * @param folder {@code postgres} in that home
 */
record HomeDatabase(Path folder) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** The variables by which another process uses it. */
    Map<String, String> variables() {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + note(PORT_LINE) + "/slipway",
                "SPRING_DATASOURCE_USERNAME",
                "slipway",
                "SPRING_DATASOURCE_PASSWORD",
                read(folder.resolve("password")).strip());
    }

    /** Kills the server with SIGKILL; what it forked ends by itself then. */
    void kill() {
        ProcessHandle server =
                ProcessHandle.of(Long.parseLong(note(PID_LINE).strip())).orElseThrow();
        server.destroyForcibly();
        Awaitility.await("PostgreSQL to be dead").atMost(LIMIT).until(() -> !server.isAlive());
    }

    /** Starts it on the same data and port, and waits until it takes connections. */
    void startAgain() {
        // what was forked may hold the shared memory for a moment still, for which the start is refused
        Awaitility.await("PostgreSQL to be back")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> pgCtl("start") == 0);
    }

    private int pgCtl(String verb) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace root is nobody
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs().resolve("bin").resolve("pg_ctl").toString());
        command.add("--pgdata=" + folder.resolve("data"));
        command.addAll(List.of(verb, "--wait", "--log=" + folder.resolve("again.log")));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Path programs() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("programs-[\\d.]+"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of PostgreSQL's own note of the process that serves the data. */
    private String note(int line) {
        return read(folder.resolve("data").resolve("postmaster.pid"))
                .lines()
                .skip(line)
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
