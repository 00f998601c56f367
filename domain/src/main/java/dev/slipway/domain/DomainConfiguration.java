package dev.slipway.domain;

import java.time.Clock;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Everything the domain brings into an application: entities, repositories and services. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EntityScan
@EnableJpaRepositories
public class DomainConfiguration {
    /** The one source of the present time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
