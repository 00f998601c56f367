package dev.slipway.activities.helm;

import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterSettings;
import dev.slipway.simulator.ClusterSimulator;
import dev.slipway.simulator.SimulatorSettings;
import org.junit.jupiter.api.AfterAll;

class HelmLibrarySimulatorTest extends HelmContract {
    private final ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Override
    ClusterConnection connect() {
        return ClusterConnection.open(new ClusterSettings.Text("the simulator", simulator.kubeconfig()));
    }

    @Override
    Helm helm(FencingProxy proxy, ReleaseStore store) {
        return Helms.library(proxy, store);
    }
}
