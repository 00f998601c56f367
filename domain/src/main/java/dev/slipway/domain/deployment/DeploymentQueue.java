package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.TenantConfig;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets deployments in: each at its time and in its tenant's window, and no more at once than the cluster is to bear, in
 * the order in which they were asked for. As a tenant has one open job at a time, none crowds out another. A deployment
 * that stands still gives its place to others. Thread-safe, in any number of processes.
 */
@Service
@Transactional
public class DeploymentQueue {
    /** Whoever waits in the queue is told when a place is free; this is for the case that the telling gets lost. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

    /** For a tenant whose windows never open: they may be changed by an upgrade. */
    private static final Duration NEVER = Duration.ofDays(1);

    private static final int LOCK = 0x7e4b;

    private final DeploymentRepository deployments;
    private final EntityManager entities;
    private final Clock clock;
    private final int atOnce;

    DeploymentQueue(
            DeploymentRepository deployments,
            EntityManager entities,
            Clock clock,
            @Value("${slipway.deployments.at-once:20}") int atOnce) {
        this.deployments = deployments;
        this.entities = entities;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /**
     * Lets a deployment in, where it may begin now. One that was let in, or has ended, may go on.
     *
     * @return what it has to wait for; its {@code until} says when to ask again at the latest
     */
    public Optional<Waiting> admit(UUID id) {
        takeTurn();
        Deployment deployment =
                deployments.lockById(id).orElseThrow(() -> new IllegalStateException("There is no deployment " + id));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (deployment.ended() || deployment.admittedAt() != null) {
            return Optional.empty();
        }
        Optional<Waiting> waiting = untilItsTime(deployment, now)
                .or(() -> untilItsWindow(deployment, now))
                .or(() -> untilItsTurn(id, now));
        if (waiting.isEmpty()) {
            deployment.admit(now);
        }
        return waiting;
    }

    /** Those that wait in the queue, the next first. */
    @Transactional(readOnly = true)
    public List<Deployment> waiting() {
        return deployments.findByEndedAtIsNullAndAdmittedAtIsNullAndWaitingKindOrderById(Waiting.Kind.QUEUE);
    }

    private static Optional<Waiting> untilItsTime(Deployment deployment, Instant now) {
        return Optional.ofNullable(deployment.config().notBefore())
                .filter(now::isBefore)
                .map(time -> new Waiting(Waiting.Kind.TIME, "not before " + time, time));
    }

    private static Optional<Waiting> untilItsWindow(Deployment deployment, Instant now) {
        TenantConfig config = deployment.config();
        if (!deployment.kind().keepsToWindows() || config.maintenance() == null) {
            return Optional.empty();
        }
        Instant opening = config.maintenance().nextOpening(now).orElse(now.plus(NEVER));
        return opening.isAfter(now)
                ? Optional.of(
                        new Waiting(Waiting.Kind.WINDOW, "the maintenance window that opens at " + opening, opening))
                : Optional.empty();
    }

    private Optional<Waiting> untilItsTurn(UUID id, Instant now) {
        long running = deployments.countByEndedAtIsNullAndAdmittedAtIsNotNullAndStateIn(List.of(
                DeploymentState.PENDING,
                DeploymentState.RUNNING,
                DeploymentState.ROLLING_BACK,
                DeploymentState.CANCELLING));
        long ahead =
                waiting().stream().filter(other -> other.id().compareTo(id) < 0).count();
        if (running + ahead < atOnce) {
            return Optional.empty();
        }
        String reason = "place " + (ahead + 1) + " in the queue: " + running + " deployments run, and no more than "
                + atOnce + " do at once";
        return Optional.of(new Waiting(Waiting.Kind.QUEUE, reason, now.plus(ASK_AGAIN)));
    }

    /** One asks after the other, so that no two see the same free place. */
    private void takeTurn() {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:space)) locked")
                .setParameter("space", LOCK)
                .getSingleResult();
    }
}
