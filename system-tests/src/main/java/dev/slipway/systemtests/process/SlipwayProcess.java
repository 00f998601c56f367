package dev.slipway.systemtests.process;

import dev.slipway.systemtests.api.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** One running Slipway: {@code java -jar slipway.jar up}, on the JDK that runs the tests. */
public final class SlipwayProcess implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);
    private static final String READINESS = "/actuator/health/readiness";

    private final LaunchSettings settings;
    private final ProgramProcess process;
    private final ApiClient api;

    private SlipwayProcess(LaunchSettings settings, ProgramProcess process) {
        this.settings = settings;
        this.process = process;
        this.api = ApiClient.at(URI.create("http://127.0.0.1:" + settings.port()), settings.token());
    }

    /** Starts one and does not wait for it. */
    public static SlipwayProcess start(LaunchSettings settings) {
        return start(settings, "up");
    }

    /** Starts one by a command, such as {@code demo}, and does not wait for it. */
    public static SlipwayProcess start(LaunchSettings settings, String... arguments) {
        return new SlipwayProcess(settings, ProgramProcess.ofJar(settings, arguments));
    }

    /** Starts one by a command line, for example the launcher's, and does not wait for it. */
    public static SlipwayProcess start(LaunchSettings settings, List<String> commandLine) {
        return new SlipwayProcess(settings, ProgramProcess.start(settings, commandLine));
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
        return process.descendants();
    }

    /** All it wrote to standard output and standard error. */
    public String output() {
        return process.output();
    }

    /** Waits until it has written a text. */
    public void awaitOutput(String text, Duration limit) {
        process.awaitOutput(text, limit);
    }

    /** Ends it with SIGKILL; what it started lives on. */
    public void kill() {
        process.kill();
    }

    /** Asks it to end, with SIGTERM. */
    public void terminate() {
        process.terminate();
    }

    /** Waits for its end; what it ended with. */
    public int awaitExit(Duration limit) {
        return process.awaitExit(limit);
    }

    /** Ends it, and whatever still works in its home. */
    @Override
    public void close() {
        terminate();
        try {
            awaitExit(CLOSE_LIMIT);
        } finally {
            if (process.isAlive()) {
                process.kill();
            }
            HomeProcesses.kill(settings.home());
        }
    }
}
