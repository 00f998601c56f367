package dev.slipway.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM on the tests' own class path, which can be killed. */
public final class ChildJvm implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    private final Process process;
    private final Path output;
    private final Path errors;

    private ChildJvm(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts a main class, with nothing of this environment that could name a database or a cluster. */
    public static ChildJvm start(Path folder, Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "child", ".out");
        Path errors = Files.createTempFile(folder, "child", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("SLIPWAY_")
                        || name.startsWith("KUBE")
                        || name.startsWith("SPRING_")
                        || name.startsWith("TEMPORAL_"));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), output, errors);
    }

    /** Waits until it has written a text. */
    public void awaitOutput(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!output().contains(text)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("never wrote \"" + text + "\":\n" + output() + errors());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until it has ended. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end");
        }
        return process.exitValue();
    }

    /** What it wrote. */
    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** What it wrote to its error output. */
    public String errors() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .reduce("", (one, other) -> one + other + "\n");
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Asks it to end, as a service manager would. */
    public void terminate() {
        process.destroy();
    }

    /** Kills it, so that nothing of it runs any more, not even its shutdown hooks. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
