package dev.slipway.api;

import dev.slipway.cluster.ClusterConfiguration;
import dev.slipway.domain.DomainConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything of the API, for an application to import. That application also imports {@code
 * classpath:slipway-api.yaml} by {@code spring.config.import}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = ApiConfiguration.class)
@ConfigurationPropertiesScan
// there is one error shape, and this would add another
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
@Import({DomainConfiguration.class, ClusterConfiguration.class})
public class ApiConfiguration {}
