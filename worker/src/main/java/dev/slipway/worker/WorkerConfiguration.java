package dev.slipway.worker;

import dev.slipway.activities.ActivitiesConfiguration;
import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.worker.versioning.WorkerVersioning;
import dev.slipway.workflows.request.RequestIdPropagator;
import dev.slipway.workflows.upkeep.UpkeepTask;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything of the worker, for an application to import. That application also imports {@code
 * classpath:slipway-worker.yaml} by {@code spring.config.import}.
 */
@Configuration(proxyBeanMethods = false)
@Import(ActivitiesConfiguration.class)
public class WorkerConfiguration {
    /**
     * Starts polling as soon as Temporal answers, and drains at the end, for {@code slipway.worker.drain}. Tenants are
     * checked for drift every {@code slipway.drift.every}.
     */
    @Bean
    WorkerLifecycle workerLifecycle(
            WorkerFactory factory,
            WorkflowClient temporal,
            Heartbeats heartbeats,
            WorkerVersioning versioning,
            @Value("${slipway.worker.drain:10s}") Duration drain,
            @Value("${slipway.drift.every:10m}") Duration driftEvery) {
        UpkeepSchedules upkeep = new UpkeepSchedules(temporal, Map.of(UpkeepTask.DRIFT, driftEvery));
        return new WorkerLifecycle(factory, temporal, versioning, upkeep, heartbeats, drain);
    }

    /** Off where {@code slipway.worker.versioning} does not say so: it takes a Temporal server of its own. */
    @Bean
    WorkerVersioning workerVersioning(@Value("${slipway.worker.versioning:false}") boolean enabled) {
        return new WorkerVersioning(enabled);
    }

    /** Each worker says of which build it is. */
    @Bean
    TemporalOptionsCustomizer<WorkerOptions.Builder> workerVersion(WorkerVersioning versioning) {
        return versioning::apply;
    }

    /**
     * Heartbeats go out as often as activities send them: the SDK would hold them back for four fifths of their
     * time-out, and it is by a heartbeat that a cancellation comes in. They go on while the worker drains.
     */
    @Bean
    TemporalOptionsCustomizer<WorkerOptions.Builder> promptHeartbeats() {
        return HeartbeatOptions::apply;
    }

    /** Workflow code runs on virtual threads. */
    @Bean
    TemporalOptionsCustomizer<WorkerFactoryOptions.Builder> virtualWorkflowThreads() {
        return options -> options.setUsingVirtualWorkflowThreads(true);
    }

    /** What a request caused can be found under its id in the worker's log too. */
    @Bean
    @ConditionalOnMissingBean(name = "requestIds")
    TemporalOptionsCustomizer<WorkflowClientOptions.Builder> requestIds() {
        return options -> options.setContextPropagators(List.of(new RequestIdPropagator()));
    }
}
