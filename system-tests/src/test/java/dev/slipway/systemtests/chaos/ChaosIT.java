package dev.slipway.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.setup.OwnProcessTest;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The small set, for every build: see docs/reliability.md for the long one. */
@OwnProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {
    /** About what an undisturbed deploy takes here; the kill comes at some moment of that. */
    private static final Duration UNDISTURBED = Duration.ofSeconds(6);

    private final long seed = System.nanoTime();
    private final SplitPlatform platform = SplitPlatform.start();

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void finishesDeploysWhoseWorkerAndApiAreKilled() {
        System.out.println("seed " + seed);
        Finding finding = new DisturbedDeploys("both", new Both(), 1).play(run());

        assertThat(finding).as("seed " + seed + ": " + finding.broken()).matches(Finding::isGood);
        assertThat(finding.jobs()).isPositive();
    }

    @Test
    void takesBackADeployWhoseStepFails() {
        platform.scaleWorkers(1);
        platform.awaitApi();
        Tally tally = new Tally();

        new FailedStep(StepFaults.objectInTheWay(), FailedStep.Policy.ROLLBACK, false).play(run(), tally);

        Finding finding = tally.finding("a step fails", "");
        assertThat(finding).as(finding.broken().toString()).matches(Finding::isGood);
        assertThat(finding.jobs()).isEqualTo(1);
    }

    private ChaosRun run() {
        return ChaosRun.given(platform, new Random(seed), UNDISTURBED);
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
