package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.DeploymentProgressRows;
import dev.slipway.domain.log.LogLine;
import dev.slipway.workflows.deployment.LogMarker;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells workflows and tenant rows where their logs stand, at most once a second for each: the newest line goes, those
 * between are in the log. A marker that cannot be delivered is dropped, as a newer one follows. Thread-safe.
 */
@Component
final class LogMarkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogMarkers.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final DeploymentProgressRows rows;
    private final ConcurrentMap<UUID, Pending> pending = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("log-marker").factory());
    private final Executor afterPeriod =
            CompletableFuture.delayedExecutor(PERIOD.toMillis(), TimeUnit.MILLISECONDS, senders);

    LogMarkers(DeploymentProgressRows rows) {
        this.rows = rows;
    }

    private record Pending(WorkflowStub workflow, LogMarker marker) {}

    /** Takes note of a commit; returns at once. */
    void committed(WorkflowStub workflow, UUID deploymentId, String step, LogLine last) {
        Pending newest = new Pending(workflow, new LogMarker(step, last.seq(), last.line()));
        if (pending.put(deploymentId, newest) == null) {
            afterPeriod.execute(() -> send(deploymentId));
        }
    }

    private void send(UUID deploymentId) {
        Pending newest = pending.remove(deploymentId);
        if (newest == null) {
            return;
        }
        try {
            rows.refreshLastLines(deploymentId);
            newest.workflow().signal("logged", newest.marker());
        } catch (WorkflowNotFoundException ended) {
            LOG.debug("Deployment {} has ended before its last marker", deploymentId);
        } catch (RuntimeException away) {
            LOG.debug("Marker of deployment {} was not delivered", deploymentId, away);
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
