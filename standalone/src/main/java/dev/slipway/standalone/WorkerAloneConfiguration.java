package dev.slipway.standalone;

import dev.slipway.worker.WorkerConfiguration;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The worker in an application of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WorkerConfiguration.class)
class WorkerAloneConfiguration {
    /**
     * Temporal's server in another Slipway's process gives nobody what lies in a dead worker's own queue, where a real
     * one waits five seconds: a worker that can die without that server has to do without such a queue.
     */
    @Bean
    @ConditionalOnBooleanProperty("slipway.temporal-in-process")
    TemporalOptionsCustomizer<WorkerOptions.Builder> noQueueOfItsOwn() {
        return options -> options.setStickyQueueScheduleToStartTimeout(Duration.ZERO);
    }
}
