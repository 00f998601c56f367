package dev.slipway.activities.helm;

import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterSettings;

/** The real cluster that tests may use, where the environment names one. */
public final class RealCluster {
    /** The variable that has the path of its kubeconfig. */
    public static final String KUBECONFIG = "SLIPWAY_TEST_KUBECONFIG";

    private RealCluster() {}

    /** Opens it. */
    public static ClusterConnection connect() {
        return ClusterConnection.open(
                ClusterSettings.from(name -> name.equals("KUBECONFIG") ? System.getenv(KUBECONFIG) : null)
                        .orElseThrow());
    }
}
