package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real Temporal server of our own, with its history in a file, which can be killed and started again. */
final class TemporalServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path program;
    private final Path folder;
    private final int port = FreePort.find();
    private @Nullable Process process;

    private TemporalServer(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Starts one by the temporal program and waits until it answers. */
    static TemporalServer start(Path program) {
        try {
            TemporalServer server = new TemporalServer(program, Files.createTempDirectory("slipway-chaos-temporal"));
            server.startAgain();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + port;
    }

    /** Ends it with SIGKILL. */
    void kill() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("Temporal does not run");
        }
        try {
            running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it with the history it had, and waits until it answers. */
    void startAgain() {
        process = run(
                "server",
                "start-dev",
                "--headless",
                "--ip=127.0.0.1",
                "--port=" + port,
                "--db-filename=" + folder.resolve("temporal.db"),
                "--log-level=warn",
                "--search-attribute=SlipwayTenant=Keyword",
                "--search-attribute=SlipwayStep=Keyword",
                "--sqlite-pragma=journal_mode=WAL",
                "--sqlite-pragma=synchronous=NORMAL",
                "--dynamic-config-value=history.transferProcessorMaxPollRPS=2000",
                "--dynamic-config-value=history.timerProcessorMaxPollRPS=2000",
                "--dynamic-config-value=history.visibilityProcessorMaxPollRPS=2000");
        Awaitility.await("Temporal at " + address())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(250))
                .until(this::answers);
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        Process health = run("operator", "cluster", "health", "--address=" + address());
        try {
            return health.waitFor(5, TimeUnit.SECONDS) && health.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            health.destroyForcibly();
        }
    }

    private Process run(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = program.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(folder.resolve("output.txt").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
