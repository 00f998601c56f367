package dev.slipway.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.setup.OwnProcessTest;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The small set, for every build: see docs/reliability.md for the long one. */
@OwnProcessTest
class ChaosIT {
    /** About what an undisturbed deploy takes here; the kill comes at some moment of that. */
    private static final Duration UNDISTURBED = Duration.ofSeconds(6);

    @Test
    void finishesDeploysWhoseWorkerAndApiAreKilled() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (SplitPlatform platform = SplitPlatform.start()) {
            ChaosRun run = ChaosRun.given(platform, new Random(seed), UNDISTURBED);
            Finding finding = new DisturbedDeploys("both", new Both(), 1).play(run);
            assertThat(finding).as("seed " + seed + ": " + finding.broken()).matches(Finding::isGood);
            assertThat(finding.jobs()).isPositive();
        }
    }

    /** The worker, and the API a moment later. */
    private record Both() implements Disturbance {
        @Override
        public String what() {
            return "`kill -9` of worker and API";
        }

        @Override
        public Duration strike(SplitPlatform platform, RandomGenerator random) {
            platform.replaceWorker();
            Pause.of(Duration.ofMillis(random.nextLong(1000)));
            platform.replaceApi();
            return Duration.ZERO;
        }
    }
}
