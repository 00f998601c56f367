package dev.slipway.api.deployment;

import dev.slipway.workflows.request.RequestIdPropagator;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the API calls Temporal. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {
    /** Workflows carry the id of the request that started them. */
    @Bean
    @ConditionalOnMissingBean(name = "requestIds")
    TemporalOptionsCustomizer<WorkflowClientOptions.Builder> requestIds() {
        return options -> options.setContextPropagators(List.of(new RequestIdPropagator()));
    }
}
