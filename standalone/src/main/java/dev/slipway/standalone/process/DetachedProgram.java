package dev.slipway.standalone.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server program that runs beside this process, in a session of its own: the terminal's Ctrl-C does not reach it, so
 * that it ends after those who still need it. A file remembers it, so that the next start can end what a killed
 * process left behind.
 */
public final class DetachedProgram implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DetachedProgram.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ProcessHandle process;
    private final ProcessMemory memory;

    private DetachedProgram(ProcessHandle process, ProcessMemory memory) {
        this.process = process;
        this.memory = memory;
    }

    /**
     * Starts a program.
     *
     * @param command the program and its arguments; no shell is between
     * @param logFile where its outputs are appended
     * @param memory the file that remembers it
     */
    public static DetachedProgram start(List<String> command, Path logFile, Path memory) throws IOException {
        Process process = new ProcessBuilder(OwnSession.of(command))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                .start();
        DetachedProgram program = new DetachedProgram(process.toHandle(), ProcessMemory.in(memory));
        program.memory.remember(process.toHandle());
        return program;
    }

    /**
     * Ends the program that an earlier process left behind, if there is one.
     *
     * @param memory the file that remembers it
     * @return whether there was one
     */
    public static boolean endLeftBehind(Path memory) throws IOException {
        ProcessMemory remembered = ProcessMemory.in(memory);
        Optional<ProcessHandle> alive = remembered.alive();
        alive.ifPresent(process -> new DetachedProgram(process, remembered).close());
        return alive.isPresent();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, waits, and kills it when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("Process {} did not end within {} s and is killed", process.pid(), GRACE.toSeconds());
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
        try {
            memory.forget();
        } catch (IOException e) {
            log.warn("Cannot clear {}; it names a process that has ended, which is harmless", memory.file(), e);
        }
    }
}
