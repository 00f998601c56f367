package dev.slipway.activities.helm;

import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterConnection;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = RealCluster.KUBECONFIG, matches = ".+")
class HelmLibraryRealClusterTest extends HelmContract {
    @Override
    ClusterConnection connect() {
        return RealCluster.connect();
    }

    @Override
    Helm helm(FencingProxy proxy, ReleaseStore store) {
        return Helms.library(proxy, store);
    }
}
