package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.domain.timeline.EventKind;
import dev.slipway.domain.timeline.NewEvent;
import dev.slipway.domain.timeline.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down where a deployment stands still, how it goes on, and what people decided about it. As the
 * {@link DeploymentJournal}, it leaves a deployment that has ended alone. Thread-safe.
 */
@Service
@Transactional
public class DeploymentControl {
    private final DeploymentRepository deployments;
    private final DecisionRepository decisions;
    private final TenantRepository tenants;
    private final TenantMoves moves;
    private final Timeline timeline;
    private final Clock clock;

    DeploymentControl(
            DeploymentRepository deployments,
            DecisionRepository decisions,
            TenantRepository tenants,
            TenantMoves moves,
            Timeline timeline,
            Clock clock) {
        this.deployments = deployments;
        this.decisions = decisions;
        this.tenants = tenants;
        this.moves = moves;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Notes what a deployment waits for.
     *
     * @return whether this is news
     */
    public boolean waiting(UUID id, Waiting waiting) {
        Deployment deployment = lock(id);
        Waiting before = deployment.waiting();
        if (deployment.ended() || waiting.equals(before)) {
            return false;
        }
        deployment.waitFor(waiting);
        if (before != null && before.kind() == waiting.kind()) {
            return false;
        }
        record(deployment);
        return true;
    }

    /**
     * Notes what an open deployment does now.
     *
     * @param waiting what it waits for; null while it works
     * @return whether this is news
     */
    public boolean move(UUID id, DeploymentState state, @Nullable Waiting waiting) {
        Deployment deployment = lock(id);
        boolean same = deployment.state() == state && sameKind(waiting, deployment.waiting());
        if (deployment.ended() || same || isPast(deployment, state)) {
            return false;
        }
        deployment.move(state);
        deployment.waitFor(waiting);
        if (state == DeploymentState.ATTENTION) {
            deployment.failRunning(now());
        }
        moveTenant(deployment);
        record(deployment);
        return true;
    }

    /** Asks for a decision to be taken. */
    public DeploymentDecision ask(NewDecision decision) {
        return decisions.save(new DeploymentDecision(decision, now()));
    }

    /**
     * Notes that a decision was taken: its corrected configuration is the deployment's from now on.
     *
     * @return the decision, where this is news
     */
    public Optional<DeploymentDecision> taken(UUID decisionId) {
        DeploymentDecision decision = decisions
                .findById(decisionId)
                .orElseThrow(() -> new IllegalStateException("There is no decision " + decisionId));
        Deployment deployment = lock(decision.deploymentId());
        if (deployment.ended() || !decision.take(now())) {
            return Optional.empty();
        }
        if (decision.config() != null) {
            deployment.correct(decision.config());
        }
        NewEvent event = NewEvent.of(deployment.companyCode(), deployment.id(), EventKind.DECISION)
                .by(decision.actor(), decision.reason())
                .with("verb", decision.verb().wire())
                .with("policy", decision.policy());
        timeline.record(decision.step() == null ? event : event.at(decision.step(), 0));
        if (decision.verb() == DecisionVerb.CANCEL && deployment.state() != DeploymentState.CANCELLING) {
            deployment.move(DeploymentState.CANCELLING);
            deployment.waitFor(null);
            moveTenant(deployment);
        }
        return Optional.of(decision);
    }

    /** A deployment that was cancelled, or takes back what it did, is not to be told to run again by a late call. */
    private static boolean isPast(Deployment deployment, DeploymentState next) {
        return switch (deployment.state()) {
            case CANCELLING, ROLLING_BACK -> next != DeploymentState.CANCELLING && next != DeploymentState.ROLLING_BACK;
            case PENDING, RUNNING, PAUSED, ATTENTION, SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }

    private static boolean sameKind(@Nullable Waiting one, @Nullable Waiting other) {
        return one == null ? other == null : other != null && one.kind() == other.kind();
    }

    private void moveTenant(Deployment deployment) {
        tenants.findByCompanyCode(deployment.companyCode()).ifPresent(tenant -> moves.moved(deployment, tenant));
    }

    private void record(Deployment deployment) {
        Waiting waiting = deployment.waiting();
        timeline.record(NewEvent.of(deployment.companyCode(), deployment.id(), EventKind.JOB_MOVED)
                .with("state", deployment.state().wire())
                .with("waitingFor", waiting == null ? null : waiting.reason()));
    }

    private Deployment lock(UUID id) {
        return deployments.lockById(id).orElseThrow(() -> new IllegalStateException("There is no deployment " + id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
