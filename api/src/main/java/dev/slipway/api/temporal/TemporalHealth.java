package dev.slipway.api.temporal;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Temporal in the health endpoint, twice. {@code temporal} is how it is now. {@code temporalReached}, which readiness
 * includes, is up from the first answer on: a replica that never found Temporal takes no traffic, but when Temporal goes
 * away later the replicas stay, since tenants, logs and the dashboard are read without it and starts are refused clearly.
 */
@Configuration(proxyBeanMethods = false)
class TemporalHealth {

    @Bean
    HealthIndicator temporal(TemporalProbe probe) {
        return () -> {
            String problem = probe.problem();
            return problem == null
                    ? Health.up().build()
                    : Health.down().withDetail("problem", problem).build();
        };
    }

    @Bean
    HealthIndicator temporalReached(TemporalProbe probe) {
        return () ->
                probe.wasReached() ? Health.up().build() : Health.outOfService().build();
    }
}
