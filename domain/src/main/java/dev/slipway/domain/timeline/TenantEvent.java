package dev.slipway.domain.timeline;

import dev.slipway.domain.identity.TimeOrderedId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a tenant. Written once, never changed. */
@Entity
@Immutable
public class TenantEvent {
    @Id
    private UUID id;

    @Column
    private String companyCode;

    @Column
    private @Nullable UUID deploymentId;

    @Column
    private Instant at;

    @Enumerated(EnumType.STRING)
    private EventKind kind;

    @Column
    private @Nullable String step;

    @Column
    private @Nullable Integer attempt;

    @Column
    private @Nullable String actor;

    @Column
    private @Nullable String reason;

    @Convert(converter = EventDetailJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private Map<String, Object> detail;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected TenantEvent() {}

    TenantEvent(NewEvent event, Instant at) {
        this.id = TimeOrderedId.next();
        this.companyCode = event.companyCode();
        this.deploymentId = event.deploymentId();
        this.at = at;
        this.kind = event.kind();
        this.step = event.step();
        this.attempt = event.attempt();
        this.actor = event.actor();
        this.reason = event.reason();
        this.detail = event.detail();
    }

    /** The event's id; ids are ordered by time. */
    public UUID id() {
        return id;
    }

    /** The tenant, upper case. */
    public String companyCode() {
        return companyCode;
    }

    /** The job it belongs to; null where it belongs to none. */
    public @Nullable UUID deploymentId() {
        return deploymentId;
    }

    /** When it happened. */
    public Instant at() {
        return at;
    }

    /** What happened. */
    public EventKind kind() {
        return kind;
    }

    /** The step it is about. */
    public @Nullable String step() {
        return step;
    }

    /** The attempt at the step, from 1. */
    public @Nullable Integer attempt() {
        return attempt;
    }

    /** Who did it; null for the platform itself. */
    public @Nullable String actor() {
        return actor;
    }

    /** Why, in that person's words. */
    public @Nullable String reason() {
        return reason;
    }

    /** What else there is to say; see {@link EventKind}. */
    public Map<String, Object> detail() {
        return detail;
    }
}
