package dev.slipway.domain.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a deployment. */
@Entity
@IdClass(DeploymentStep.Key.class)
public class DeploymentStep {
    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "deployment_id")
    private Deployment deployment;

    @Id
    private String name;

    @Column
    private int position;

    @Enumerated(EnumType.STRING)
    private StepState state;

    @Column
    private int attempt;

    @Embedded
    private @Nullable RecordedError error;

    @Column
    private @Nullable Instant startedAt;

    @Column
    private @Nullable Instant endedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected DeploymentStep() {}

    DeploymentStep(Deployment deployment, int position, String name) {
        this.deployment = deployment;
        this.position = position;
        this.name = name;
        this.state = StepState.PENDING;
    }

    /** Notes that an attempt at it runs; the first one sets its start. */
    public void attempt(int number, Instant now) {
        state = StepState.RUNNING;
        attempt = Math.max(attempt, number);
        endedAt = null;
        if (startedAt == null) {
            startedAt = now;
        }
    }

    /** Notes why an attempt failed while further ones may follow. */
    public void failedAttempt(RecordedError why) {
        error = why;
    }

    /** Notes how it ended. */
    public void end(StepState outcome, @Nullable RecordedError why, Instant now) {
        state = outcome;
        error = why;
        endedAt = now;
    }

    /** The step's name. */
    public String name() {
        return name;
    }

    /** Where it stands. */
    public StepState state() {
        return state;
    }

    /** How many times it was tried; 0 before the first. */
    public int attempt() {
        return attempt;
    }

    /** Why it, or its last attempt, failed. */
    public @Nullable RecordedError error() {
        return error;
    }

    /** When its first attempt began. */
    public @Nullable Instant startedAt() {
        return startedAt;
    }

    /** When it ended. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** The row's key. */
    public record Key(@Nullable UUID deployment, @Nullable String name) implements Serializable {}
}
