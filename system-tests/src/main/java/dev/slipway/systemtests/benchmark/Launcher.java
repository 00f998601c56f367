package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts Slipway as its users do: by {@code ./slipway up}, with what that builds and prepares. */
final class Launcher {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Launcher() {}

    /** Starts it and waits until it is ready. */
    static SlipwayProcess start(LaunchSettings settings) {
        Path script = Path.of(System.getProperty("slipway.launcher", "../slipway"))
                .toAbsolutePath()
                .normalize();
        return SlipwayProcess.start(settings, List.of(script.toString(), "up")).awaitReady(LIMIT);
    }
}
