package dev.slipway.domain.log;

import dev.slipway.domain.log.masking.SecretMasker;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The deployment log's parts. What a process does not use costs it nothing but an idle thread. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    /** Knows the secrets of the deployments this process works on. */
    @Bean
    SecretMasker secretMasker() {
        return new SecretMasker();
    }

    /** The process's one writer; closing it stores what is left. */
    @Bean
    DeploymentLogWriter deploymentLogWriter(DataSource dataSource, SecretMasker masker, Clock clock) {
        return new DeploymentLogWriter(dataSource, masker, clock, LogWriterSettings.DEFAULT);
    }

    /** Reads pages. */
    @Bean
    DeploymentLogReader deploymentLogReader(DataSource dataSource) {
        return new DeploymentLogReader(dataSource);
    }
}
