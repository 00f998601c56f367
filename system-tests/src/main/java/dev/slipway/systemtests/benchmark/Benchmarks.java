package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.target.Environment;
import dev.slipway.systemtests.target.TestTarget;
import dev.slipway.systemtests.tenant.CompanyCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures Slipway, started by its launcher, and prints a table. On the simulator its pods are ready at once; with
 * SLIPWAY_TEST_KUBECONFIG and SLIPWAY_TEST_HELM set it is compared with helm on that cluster instead.
 */
public final class Benchmarks {
    private static final List<Benchmark> ON_SIMULATOR = List.of(
            new DeployBenchmark(),
            new LogLatencyBenchmark(),
            new AcceptBenchmark(),
            new ManyDeploysBenchmark(),
            new ViewersBenchmark(),
            new MemoryBenchmark());
    private static final List<Benchmark> ON_CLUSTER =
            List.of(new HelmComparison(), new LogLatencyBenchmark(), new ManyDeploysBenchmark(), new MemoryBenchmark());

    private static final String START = "start";

    private Benchmarks() {}

    /**
     * Runs them.
     *
     * @param names which to run; none for all
     */
    public static void main(String[] names) {
        List<String> wanted = Arrays.asList(names);
        List<Benchmark> here = TestTarget.hasRealCluster() ? ON_CLUSTER : ON_SIMULATOR;
        requireKnown(wanted, here);
        LaunchSettings settings = TestTarget.freshSettings().with("SLIPWAY_SIMULATOR_PACE", "instant");
        List<Measurement> measurements = new ArrayList<>();
        Launcher.start(settings.inNewHome()).close();
        if (wanted.isEmpty() || wanted.contains(START)) {
            measurements.addAll(StartBenchmark.run(settings));
        }
        try (SlipwayProcess slipway = Launcher.start(settings)) {
            for (Benchmark benchmark : here) {
                if (wanted.isEmpty() || wanted.contains(benchmark.name())) {
                    System.out.println("measuring " + benchmark.name());
                    measurements.addAll(benchmark.run(slipway));
                }
            }
            cleanUp(slipway);
        }
        System.out.println();
        System.out.print(Table.of(measurements));
    }

    private static void requireKnown(List<String> wanted, List<Benchmark> here) {
        List<String> known = Stream.concat(Stream.of(START), here.stream().map(Benchmark::name))
                .toList();
        if (!known.containsAll(wanted)) {
            throw new IllegalArgumentException("Of " + wanted + " only " + known + " can be measured here; "
                    + Environment.KUBECONFIG + " decides between simulator and cluster");
        }
    }

    private static void cleanUp(SlipwayProcess slipway) {
        if (!TestTarget.hasRealCluster()) {
            return;
        }
        try (ClusterView cluster = ClusterView.of(TestTarget.kubeconfig(slipway).path())) {
            List<String> ours = cluster.namespaces().stream()
                    .filter(name -> name.startsWith(CompanyCodes.RUN.toLowerCase(Locale.ROOT)))
                    .toList();
            cluster.remove(ours, Duration.ofMinutes(5));
        }
    }
}
