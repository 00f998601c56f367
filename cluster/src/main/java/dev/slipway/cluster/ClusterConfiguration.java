package dev.slipway.cluster;

import dev.slipway.cluster.ClusterSettingsException.Code;
import dev.slipway.cluster.ingress.FrontendAddress;
import dev.slipway.cluster.watch.ClusterWatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The connection to the cluster as beans, for applications to import. The application starts while the cluster is
 * away, but not with settings that cannot be used.
 */
@Configuration(proxyBeanMethods = false)
public class ClusterConfiguration {
    /** The connection, from the environment's settings. */
    @Bean
    public ClusterConnection clusterConnection(Environment environment) {
        ClusterSettings settings = ClusterSettings.from(environment::getProperty)
                .orElseThrow(() -> new ClusterSettingsException(
                        Code.CLUSTER_NOT_CONFIGURED,
                        "No Kubernetes cluster is configured; set KUBECONFIG to the path of a kubeconfig"));
        return ClusterConnection.open(settings);
    }

    /** The client that everybody shares; the connection closes it. */
    @Bean(destroyMethod = "")
    public KubernetesClient kubernetesClient(ClusterConnection connection) {
        return connection.client();
    }

    /** The cluster's health, watched from the start. */
    @Bean(initMethod = "start")
    public ClusterHealth clusterHealth(ClusterConnection connection) {
        return new ClusterHealth(connection);
    }

    /** Where releases are reached from outside. */
    @Bean
    public FrontendAddress frontendAddress(KubernetesClient client) {
        return new FrontendAddress(client);
    }

    /** The one watch on releases, open from the start; it serves API and worker alike where both are one process. */
    @Bean(initMethod = "start")
    public ClusterWatch clusterWatch(KubernetesClient client, ClusterHealth health) {
        return new ClusterWatch(client, health);
    }
}
