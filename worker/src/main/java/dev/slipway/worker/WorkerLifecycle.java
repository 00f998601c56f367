package dev.slipway.worker;

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
 * Starts the workers once Temporal answers, so that the process itself starts without it, and at the end lets running
 * activities finish for a while. Thread-safe.
 */
final class WorkerLifecycle implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLifecycle.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private final WorkerFactory factory;
    private final UpkeepSchedules upkeep;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean polling;

    WorkerLifecycle(WorkerFactory factory, UpkeepSchedules upkeep) {
        this.factory = factory;
        this.upkeep = upkeep;
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
                upkeep.ensure();
                polling = true;
                LOG.info("Workers poll their task queues");
                return;
            } catch (RuntimeException away) {
                LOG.warn("Temporal does not answer; the workers start once it does: {}", away.getMessage());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private boolean pause() {
        try {
            return !stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
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
        factory.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (!factory.isTerminated()) {
            LOG.info("Activities still run; they are handed over to the next worker");
            factory.shutdownNow();
        }
        polling = false;
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
