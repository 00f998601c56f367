package dev.slipway.activities.plan;

import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterSettings;
import dev.slipway.simulator.ClusterSimulator;
import dev.slipway.simulator.SimulatorSettings;
import org.junit.jupiter.api.AfterAll;

class ChartPlansSimulatorTest extends ChartPlansContract {
    private static final ClusterSimulator SIMULATOR = ClusterSimulator.start(SimulatorSettings.instant());

    ChartPlansSimulatorTest() {
        super(ClusterConnection.open(new ClusterSettings.Text("the simulator", SIMULATOR.kubeconfig())));
    }

    @AfterAll
    void stop() {
        SIMULATOR.close();
    }
}
