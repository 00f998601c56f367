package dev.slipway.standalone.postgres;

import dev.slipway.standalone.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process on a data folder. It is started by {@code pg_ctl}, which puts it into a session of its own, so that
 * the terminal's Ctrl-C reaches it only through us, after those who use it.
 *
 * @param programs the programs
 * @param data the data folder
 * @param log where the server writes
 */
record PostgresServer(PostgresPrograms programs, PostgresData data, Path log) {
    private static final Logger logger = LoggerFactory.getLogger(PostgresServer.class);
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 6;

    /**
     * Starts it and waits until it takes connections.
     *
     * @throws IOException with what the server said, when it did not start
     */
    void start() throws IOException, InterruptedException {
        long before = Files.exists(log) ? Files.size(log) : 0;
        ProgramRun run = pgCtl(START_SECONDS, "start", "--log=" + log, "--wait", "--timeout=" + START_SECONDS);
        if (run.exitCode() != 0) {
            throw new IOException(reason(before, run.output()));
        }
    }

    /**
     * Ends the server that a killed process left running on the data, and clears the note of one that is no more.
     *
     * @return whether one was running
     */
    boolean endLeftBehind() throws IOException, InterruptedException {
        Optional<ProcessHandle> leftBehind = data.leftBehind();
        if (leftBehind.isPresent()) {
            logger.info(
                    "Ending PostgreSQL {} that an earlier process left behind",
                    leftBehind.get().pid());
            stop(leftBehind.get());
        }
        // PostgreSQL would refuse to start when another program has that process id by now
        Files.deleteIfExists(data.processFile());
        return leftBehind.isPresent();
    }

    /** Ends it: open transactions are rolled back, everything committed is on disk. */
    void stop() {
        try {
            Optional<ProcessHandle> running = data.leftBehind();
            if (running.isPresent()) {
                stop(running.get());
            }
        } catch (IOException e) {
            logger.error("PostgreSQL could not be ended; the next start ends it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(ProcessHandle server) throws IOException, InterruptedException {
        ProgramRun run = pgCtl(STOP_SECONDS, "stop", "--mode=fast", "--wait", "--timeout=" + STOP_SECONDS);
        if (run.exitCode() == 0) {
            return;
        }
        logger.warn("PostgreSQL did not end in time and is killed; it recovers at the next start: {}", run.output());
        server.destroyForcibly();
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL " + server.pid() + " cannot be ended", e);
        }
    }

    private ProgramRun pgCtl(int seconds, String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 1];
        all[0] = "--pgdata=" + data.folder();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Path output = data.folder().resolveSibling("pg_ctl.log");
        return ProgramRun.of(programs.command("pg_ctl", all), output, Duration.ofSeconds(seconds + 5L));
    }

    /** The server's own last FATAL line says more than pg_ctl's "could not start server". */
    private String reason(long logBefore, String fallback) throws IOException {
        if (!Files.exists(log)) {
            return fallback;
        }
        byte[] all = Files.readAllBytes(log);
        String added = new String(
                all,
                (int) Math.min(logBefore, all.length),
                (int) Math.max(0, all.length - logBefore),
                java.nio.charset.StandardCharsets.UTF_8);
        String fatal = added.lines()
                .filter(line -> line.contains("FATAL") || line.contains("could not") || line.contains("ERROR"))
                .map(line -> line.replaceFirst("^.*?(FATAL|ERROR|LOG|WARNING|PANIC): +", ""))
                .reduce("", (one, other) -> one.isEmpty() ? other : one + "; " + other);
        return fatal.isEmpty() ? fallback : fatal;
    }
}
