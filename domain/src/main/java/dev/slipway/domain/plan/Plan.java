package dev.slipway.domain.plan;

import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.domain.identity.TimeOrderedId;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantConfigJson;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What a tenant's upgrade to a configuration would change. It is kept for a day. */
@Entity
@Table(name = "release_plan")
public class Plan {
    /** How long a plan can be looked at and approved. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    @Id
    private UUID id;

    @Version
    private long version;

    @Column
    private String companyCode;

    @Enumerated(EnumType.STRING)
    private PlanState state;

    @Convert(converter = TenantConfigJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private TenantConfig config;

    @Column
    private @Nullable String planHash;

    @Convert(converter = PlanResultJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private @Nullable PlanResult result;

    @Embedded
    private @Nullable RecordedError error;

    @Column
    private Instant createdAt;

    @Column
    private Instant expiresAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Plan() {}

    Plan(String companyCode, TenantConfig config, Instant now) {
        this.id = TimeOrderedId.next();
        this.companyCode = companyCode;
        this.config = config;
        this.state = PlanState.PENDING;
        this.createdAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    void ready(PlanResult found) {
        state = PlanState.READY;
        result = found;
        planHash = found.planHash();
        error = null;
    }

    void fail(RecordedError why) {
        state = PlanState.FAILED;
        error = why;
        result = null;
        planHash = null;
    }

    /** The plan's id. */
    public UUID id() {
        return id;
    }

    /** The tenant, upper case. */
    public String companyCode() {
        return companyCode;
    }

    /** Where it stands. */
    public PlanState state() {
        return state;
    }

    /** The configuration it is about; may hold secrets. */
    public TenantConfig config() {
        return config;
    }

    /** What would change; null unless it is ready. */
    public @Nullable PlanResult result() {
        return result;
    }

    /** Why it could not be made; null unless it failed. */
    public @Nullable RecordedError error() {
        return error;
    }

    /** When it was asked for. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it can be looked at and approved no more. */
    public Instant expiresAt() {
        return expiresAt;
    }
}
