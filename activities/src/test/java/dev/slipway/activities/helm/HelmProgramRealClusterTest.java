package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = RealCluster.KUBECONFIG, matches = ".+")
class HelmProgramRealClusterTest extends HelmContract {
    @Override
    ClusterConnection connect() {
        return RealCluster.connect();
    }

    @Override
    Helm helm(FencingProxy proxy, ReleaseStore store) throws InterruptedException {
        return Helms.choose(System.getenv("SLIPWAY_HELM"), System.getenv("PATH"), proxy, store);
    }

    @Test
    void isTheProgram() {
        assertThat(helm().description()).startsWith("helm v4");
    }
}
