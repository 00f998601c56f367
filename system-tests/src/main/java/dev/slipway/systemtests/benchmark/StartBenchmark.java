package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From {@code ./slipway up}, once built, to readiness: in an empty home, and in one with data. */
final class StartBenchmark {
    private static final int REPETITIONS = 5;
    private static final String TARGET = "< 12 s";

    private StartBenchmark() {}

    /** Measures; the home of the settings must be new, and Slipway built. */
    static List<Measurement> run(LaunchSettings settings) {
        Duration first = start(settings);
        List<Duration> further = new ArrayList<>();
        for (int round = 0; round < REPETITIONS; round++) {
            further.add(start(settings));
        }
        return List.of(
                new Measurement("start to ready, empty home", Samples.seconds(first), TARGET),
                new Measurement(
                        "start to ready, home with data (median of " + REPETITIONS + ")",
                        Samples.seconds(new Samples(further).median()),
                        TARGET));
    }

    private static Duration start(LaunchSettings settings) {
        long begin = System.nanoTime();
        SlipwayProcess process = Launcher.start(settings);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        process.close();
        return taken;
    }
}
