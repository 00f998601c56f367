package dev.slipway.simulator.conformance;

import dev.slipway.simulator.ClusterSimulator;
import dev.slipway.simulator.SimulatorSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** A cluster that the suite runs on. */
record TestCluster(String name, Config config) {
    private static final ClusterSimulator SIMULATOR = ClusterSimulator.start(SimulatorSettings.instant());

    /** The simulator, and the real one where there is one. */
    static List<TestCluster> all() {
        List<TestCluster> clusters = new ArrayList<>();
        clusters.add(new TestCluster("simulator", Config.fromKubeconfig(SIMULATOR.kubeconfig())));
        String real = System.getenv("SLIPWAY_TEST_KUBECONFIG");
        if (real != null && !real.isBlank()) {
            clusters.add(new TestCluster("real", Config.fromKubeconfig(new File(real))));
        }
        return clusters;
    }

    KubernetesClient client() {
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public String toString() {
        return name;
    }
}
