package dev.slipway.worker;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.worker.versioning.WorkerVersioning;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the workers once Temporal answers, so that the process itself starts without it. At the end no new task is
 * taken, running activities get a while to finish, and the rest is handed over to other workers at once. Thread-safe.
 */
final class WorkerLifecycle implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLifecycle.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration UNTIL_KNOWN = Duration.ofMillis(200);

    /** For those that are handed over to say so: Helm ends within two seconds. */
    private static final Duration HAND_OVER = Duration.ofSeconds(4);

    private static final Duration LAST = Duration.ofSeconds(1);

    private final WorkerFactory factory;
    private final WorkflowClient temporal;
    private final WorkerVersioning versioning;
    private final UpkeepSchedules upkeep;
    private final Heartbeats heartbeats;
    private final Duration drain;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean polling;

    /** @param drain how long running activities may go on once the worker is to stop */
    WorkerLifecycle(
            WorkerFactory factory,
            WorkflowClient temporal,
            WorkerVersioning versioning,
            UpkeepSchedules upkeep,
            Heartbeats heartbeats,
            Duration drain) {
        this.factory = factory;
        this.temporal = temporal;
        this.versioning = versioning;
        this.upkeep = upkeep;
        this.heartbeats = heartbeats;
        this.drain = drain;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("worker-start").start(this::startPolling);
    }

    private void startPolling() {
        while (running) {
            try {
                factory.start();
                if (!becomesCurrent()) {
                    return;
                }
                upkeep.ensure();
                polling = true;
                LOG.info("Workers poll their task queues");
                return;
            } catch (RuntimeException away) {
                LOG.warn("Temporal does not answer; the workers start once it does: {}", away.getMessage());
                if (!pause(RETRY)) {
                    return;
                }
            }
        }
    }

    /** Temporal knows a worker a moment after its first poll; false where it is to stop before that. */
    private boolean becomesCurrent() {
        while (!versioning.makeCurrent(temporal)) {
            if (!pause(UNTIL_KNOWN)) {
                return false;
            }
        }
        return true;
    }

    private boolean pause(Duration length) {
        try {
            return !stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        factory.shutdown();
        if (!endsWithin(drain)) {
            LOG.info("Activities still run; they are handed over to the next worker");
            heartbeats.handOver();
            if (!endsWithin(HAND_OVER)) {
                LOG.warn("Activities that cannot be interrupted are given up; the next worker will wait for them");
                factory.shutdownNow();
                factory.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        polling = false;
    }

    private boolean endsWithin(Duration limit) {
        factory.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        return factory.isTerminated();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return polling
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("reason", "Temporal does not answer")
                        .build();
    }
}
