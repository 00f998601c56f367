package dev.slipway.domain.deployment;

import dev.slipway.domain.identity.TimeOrderedId;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantConfigJson;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What a person decided about a job. It is asked for first, and taken once the job's workflow has accepted it. */
@Entity
public class DeploymentDecision {
    @Id
    private UUID id;

    @Column
    private UUID deploymentId;

    @Enumerated(EnumType.STRING)
    private DecisionVerb verb;

    @Column
    private @Nullable String step;

    @Column
    private @Nullable String policy;

    @Column
    private String actor;

    @Column
    private @Nullable String reason;

    @Convert(converter = TenantConfigJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private @Nullable TenantConfig config;

    @Column
    private Instant askedAt;

    @Column
    private @Nullable Instant takenAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected DeploymentDecision() {}

    /** Asks for a decision to be taken. */
    public DeploymentDecision(NewDecision asked, Instant now) {
        this.id = TimeOrderedId.next();
        this.deploymentId = asked.deploymentId();
        this.verb = asked.verb();
        this.step = asked.step();
        this.policy = asked.policy();
        this.actor = asked.actor();
        this.reason = asked.reason();
        this.config = asked.config();
        this.askedAt = now;
    }

    /**
     * Notes that the workflow has accepted it.
     *
     * @return false where that was noted before
     */
    boolean take(Instant now) {
        if (takenAt != null) {
            return false;
        }
        takenAt = now;
        return true;
    }

    /** The decision's id. */
    public UUID id() {
        return id;
    }

    /** The job it is about. */
    public UUID deploymentId() {
        return deploymentId;
    }

    /** What is decided. */
    public DecisionVerb verb() {
        return verb;
    }

    /** The step it is about; null for the one that waits, or the whole. */
    public @Nullable String step() {
        return step;
    }

    /** What becomes of what was done: {@code keep}, {@code rollback} or {@code delete}; null unless it cancels. */
    public @Nullable String policy() {
        return policy;
    }

    /** Who decided. */
    public String actor() {
        return actor;
    }

    /** Why, in that person's words. */
    public @Nullable String reason() {
        return reason;
    }

    /** The corrected configuration; null unless it retries with one. */
    public @Nullable TenantConfig config() {
        return config;
    }
}
