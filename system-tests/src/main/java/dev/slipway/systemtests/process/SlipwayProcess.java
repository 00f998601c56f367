package dev.slipway.systemtests.process;

import dev.slipway.systemtests.api.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One running Slipway: {@code java -jar slipway.jar up}, on the JDK that runs the tests. */
public final class SlipwayProcess implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);
    private static final String READINESS = "/actuator/health/readiness";

    /** Variables that would let the tests' own surroundings decide what Slipway uses. */
    private static final List<String> FOREIGN =
            List.of("SLIPWAY_", "SPRING_", "KUBE", "TEMPORAL_", "MONGODB_", "HELM_");

    private final LaunchSettings settings;
    private final Process process;
    private final Path output;
    private final ApiClient api;

    private SlipwayProcess(LaunchSettings settings, Process process, Path output) {
        this.settings = settings;
        this.process = process;
        this.output = output;
        this.api = ApiClient.at(URI.create("http://127.0.0.1:" + settings.port()), settings.token());
    }

    /** Starts one and does not wait for it. */
    public static SlipwayProcess start(LaunchSettings settings) {
        return start(settings, jarCommandLine());
    }

    /** Starts one by a command line, for example the launcher's, and does not wait for it. */
    public static SlipwayProcess start(LaunchSettings settings, List<String> commandLine) {
        try {
            Path output = Files.createTempFile(settings.home().toAbsolutePath().getParent(), "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(commandLine);
            environment(builder.environment(), settings);
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            return new SlipwayProcess(settings, process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> jarCommandLine() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(List.of("-jar", SlipwayJar.unpacked().toString(), "up"));
        return line;
    }

    private static void environment(Map<String, String> environment, LaunchSettings settings) {
        environment.keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
        environment.put("SLIPWAY_HOME", settings.home().toString());
        environment.put("SLIPWAY_PORT", Integer.toString(settings.port()));
        environment.put("SLIPWAY_ADMIN_TOKEN", settings.token());
        environment.putAll(settings.environment());
    }

    /** Waits until it says that it is ready. */
    public SlipwayProcess awaitReady(Duration limit) {
        ApiClient anonymous = api.withToken(null);
        Awaitility.await("readiness of " + settings)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(100))
                .failFast("it ended", () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> anonymous.get(READINESS).status() == 200);
        return this;
    }

    /** Callers' way in, with the administrator's token. */
    public ApiClient api() {
        return api;
    }

    /** How it was started. */
    public LaunchSettings settings() {
        return settings;
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

    /** Ends it with SIGKILL; what it started lives on. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(CLOSE_LIMIT);
    }

    /** Asks it to end, with SIGTERM. */
    public void terminate() {
        process.destroy();
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

    /** Ends it, and whatever still works in its home. */
    @Override
    public void close() {
        terminate();
        try {
            awaitExit(CLOSE_LIMIT);
        } finally {
            process.destroyForcibly();
            HomeProcesses.kill(settings.home());
        }
    }
}
