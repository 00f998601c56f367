package dev.slipway.activities.plan;

import dev.slipway.activities.helm.RealCluster;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = RealCluster.KUBECONFIG, matches = ".+")
class ChartPlansRealClusterTest extends ChartPlansContract {
    ChartPlansRealClusterTest() {
        super(RealCluster.connect());
    }
}
