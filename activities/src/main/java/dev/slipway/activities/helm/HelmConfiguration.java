package dev.slipway.activities.helm;

import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Helm, its charts and its releases as beans, for the worker to import beside the cluster's. */
@Configuration(proxyBeanMethods = false)
public class HelmConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(HelmConfiguration.class);

    /** The releases in the cluster. */
    @Bean
    public ReleaseStore releaseStore(KubernetesClient client) {
        return new ReleaseStore(client);
    }

    /** The charts of the folder {@code slipway.charts}, else those that come with Slipway. */
    @Bean
    public ChartLibrary chartLibrary(@Value("${slipway.charts:}") String folder) {
        return folder.isBlank()
                ? ChartLibrary.ofClassPath()
                : ChartLibrary.ofFolder(ClusterSettings.expandHome(folder));
    }

    /** The way of every Helm to the cluster. */
    @Bean
    public FencingProxy fencingProxy(KubernetesClient client) {
        return FencingProxy.start(client);
    }

    /**
     * Helm: the program that {@code SLIPWAY_HELM} names, else a Helm 4 on the PATH, else the library.
     *
     * @param program {@code SLIPWAY_HELM}; {@code library} asks for the library even where there is a program
     */
    @Bean
    public Helm helm(
            FencingProxy proxy,
            ReleaseStore store,
            @Value("${SLIPWAY_HELM:}") String program,
            @Value("${PATH:}") @Nullable String searchPath)
            throws InterruptedException {
        Helm helm = Helms.choose(program, searchPath, proxy, store);
        LOG.info("Using {}", helm.description());
        return helm;
    }
}
