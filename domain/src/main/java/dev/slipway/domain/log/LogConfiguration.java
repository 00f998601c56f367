package dev.slipway.domain.log;

import dev.slipway.domain.log.feed.DeploymentLogFeed;
import dev.slipway.domain.log.masking.SecretMasker;
import java.time.Clock;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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

    /** Follows logs; where the application's database settings are known, by a connection outside of the pool. */
    @Bean
    DeploymentLogFeed deploymentLogFeed(DataSource dataSource, ObjectProvider<JdbcConnectionDetails> details) {
        JdbcConnectionDetails known = details.getIfAvailable();
        return new DeploymentLogFeed(dataSource, known == null ? dataSource : unpooled(known));
    }

    private static DataSource unpooled(JdbcConnectionDetails details) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "slipway-log-feed");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        DriverManagerDataSource dataSource = new DriverManagerDataSource(details.getJdbcUrl(), properties);
        if (details.getUsername() != null) {
            dataSource.setUsername(details.getUsername());
        }
        if (details.getPassword() != null) {
            dataSource.setPassword(details.getPassword());
        }
        return dataSource;
    }
}
