package dev.slipway.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A process of the packaged jar, or of its launcher, on the JDK that runs the tests. Thread-safe. */
public final class ProgramProcess {
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);

    /** Variables that would let the tests' own surroundings decide what Slipway uses. */
    private static final List<String> FOREIGN =
            List.of("SLIPWAY_", "SPRING_", "KUBE", "TEMPORAL_", "MONGODB_", "HELM_");

    private final Process process;
    private final Path output;

    private ProgramProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the jar with arguments, and does not wait for it. */
    public static ProgramProcess ofJar(LaunchSettings settings, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(List.of("-jar", SlipwayJar.unpacked().toString()));
        line.addAll(List.of(arguments));
        return start(settings, line);
    }

    /** Starts a command line, and does not wait for it. */
    public static ProgramProcess start(LaunchSettings settings, List<String> commandLine) {
        try {
            Path output = Files.createTempFile(settings.home().toAbsolutePath().getParent(), "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(commandLine);
            environment(builder.environment(), settings);
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            return new ProgramProcess(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void environment(Map<String, String> environment, LaunchSettings settings) {
        environment.keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
        environment.put("SLIPWAY_HOME", settings.home().toString());
        environment.put("SLIPWAY_PORT", Integer.toString(settings.port()));
        environment.put("SLIPWAY_ADMIN_TOKEN", settings.token());
        environment.putAll(settings.environment());
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The processes it started, and theirs. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** All it wrote to standard output and standard error. */
    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has written a text. */
    public void awaitOutput(String text, Duration limit) {
        Awaitility.await("\"" + text + "\" from process " + pid())
                .atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> {
                    if (!process.isAlive() && !output().contains(text)) {
                        throw new AssertionError("It ended before:\n" + output());
                    }
                })
                .until(() -> output().contains(text));
    }

    /** Ends it with SIGKILL; what it started lives on. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(KILL_LIMIT);
    }

    /** Asks it to end, with SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends a signal by its name, such as {@code STOP}. */
    public void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid() + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end; what it ended with. */
    public int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("It runs on after " + limit + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
