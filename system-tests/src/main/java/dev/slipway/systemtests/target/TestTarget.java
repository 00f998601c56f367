package dev.slipway.systemtests.target;

import dev.slipway.systemtests.cluster.KubeconfigFile;
import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Slipway runs on in this run of the tests: its own embedded parts, or servers that the environment names. */
public final class TestTarget {
    private TestTarget() {}

    /** Whether the cluster is one that the environment names. */
    public static boolean hasRealCluster() {
        return Environment.value(Environment.KUBECONFIG).isPresent();
    }

    /** How a new Slipway is started on this target's cluster, with a Temporal that is not said. */
    public static LaunchSettings settingsOnCluster() {
        return LaunchSettings.fresh(clusterVariables());
    }

    /** How a new Slipway is started on this target. */
    public static LaunchSettings freshSettings() {
        Map<String, String> variables = clusterVariables();
        Environment.value(Environment.TEMPORAL_CLI).ifPresent(path -> variables.put("SLIPWAY_TEMPORAL_CLI", path));
        Environment.value(Environment.TEMPORAL).ifPresent(address -> variables.putAll(TemporalNamespace.make(address)));
        return LaunchSettings.fresh(variables);
    }

    /** The given Temporal server as an operator sees it: the namespace that a Slipway with these settings uses. */
    public static TemporalCommand temporal(LaunchSettings settings) {
        return new TemporalCommand(
                Environment.value(Environment.TEMPORAL).orElseThrow(),
                settings.environment().getOrDefault(TemporalNamespace.VARIABLE, "default"));
    }

    private static Map<String, String> clusterVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        Environment.value(Environment.KUBECONFIG).ifPresent(path -> variables.put("KUBECONFIG", path));
        Environment.value(Environment.HELM).ifPresent(path -> variables.put("SLIPWAY_HELM", path));
        return variables;
    }

    /** The kubeconfig of the cluster that a running Slipway deploys to: the one given, else its simulator's. */
    public static KubeconfigFile kubeconfig(SlipwayProcess slipway) {
        return new KubeconfigFile(Environment.path(Environment.KUBECONFIG)
                .orElseGet(() -> simulatorKubeconfig(slipway.settings().home())));
    }

    private static Path simulatorKubeconfig(Path home) {
        return home.resolve("cluster").resolve("kubeconfig");
    }
}
