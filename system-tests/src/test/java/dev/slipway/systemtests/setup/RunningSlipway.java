package dev.slipway.systemtests.setup;

import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.invariant.InvariantChecker;
import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.target.TestTarget;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A ready Slipway and the cluster behind it.
 *
 * @param process Slipway
 * @param cluster its cluster
 */
public record RunningSlipway(SlipwayProcess process, ClusterView cluster) implements AutoCloseable {
    /** How long a start may take on a busy machine. */
    public static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration REMOVAL_LIMIT = Duration.ofMinutes(2);

    /** Starts one and waits until it is ready. */
    public static RunningSlipway start(LaunchSettings settings) {
        SlipwayProcess process = SlipwayProcess.start(settings);
        try {
            process.awaitReady(START_LIMIT);
            return new RunningSlipway(
                    process, ClusterView.of(TestTarget.kubeconfig(process).path()));
        } catch (RuntimeException | Error e) {
            System.err.println(process.output());
            process.close();
            throw e;
        }
    }

    /** Its tenants. */
    public Tenants tenants() {
        return new Tenants(process.api());
    }

    /** Sees that nothing is half-done. */
    public void checkInvariants() {
        new InvariantChecker(process.api(), cluster).check();
    }

    /** Ends it, and removes what this run of the tests left in a cluster that outlives it. */
    @Override
    public void close() {
        try (cluster) {
            process.close();
            if (TestTarget.hasRealCluster()) {
                List<String> ours = cluster.namespaces().stream()
                        .filter(name -> name.startsWith(CompanyCodes.RUN.toLowerCase(Locale.ROOT)))
                        .toList();
                cluster.remove(ours, REMOVAL_LIMIT);
            }
        }
    }
}
