package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.tenant.CompanyCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One deploy after the other, on a cluster whose pods are ready at once: the platform's own share. */
final class DeployBenchmark implements Benchmark {
    private static final int WARM_UP = 2;
    private static final int REPETITIONS = 15;

    @Override
    public String name() {
        return "deploy";
    }

    @Override
    public List<Measurement> run(SlipwayProcess slipway) {
        DeployTimer timer = new DeployTimer(slipway.api());
        for (int round = 0; round < WARM_UP; round++) {
            timer.deploy(CompanyCodes.next());
        }
        List<Duration> times = new ArrayList<>();
        for (int round = 0; round < REPETITIONS; round++) {
            times.add(timer.deploy(CompanyCodes.next()));
        }
        Samples samples = new Samples(times);
        return List.of(new Measurement(
                "202 to active, one at a time (median of " + REPETITIONS + ", max)",
                Samples.seconds(samples.median()) + ", " + Samples.seconds(samples.max()),
                "< 2 s"));
    }
}
