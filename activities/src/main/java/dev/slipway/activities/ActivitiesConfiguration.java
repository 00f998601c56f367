package dev.slipway.activities;

import dev.slipway.activities.helm.HelmConfiguration;
import dev.slipway.activities.rollout.RolloutSettings;
import dev.slipway.activities.rollout.RolloutWatch;
import dev.slipway.cluster.ClusterConfiguration;
import dev.slipway.cluster.watch.ClusterWatch;
import dev.slipway.domain.DomainConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Every activity with what it works on, for a worker to import. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import({DomainConfiguration.class, ClusterConfiguration.class, HelmConfiguration.class})
public class ActivitiesConfiguration {
    /** Follows rollouts; {@code slipway.rollout.limit} bounds each. */
    @Bean
    RolloutWatch rolloutWatch(
            ClusterWatch watch, KubernetesClient client, @Value("${slipway.rollout.limit:10m}") Duration limit) {
        return new RolloutWatch(watch, client, RolloutSettings.standard().within(limit));
    }
}
