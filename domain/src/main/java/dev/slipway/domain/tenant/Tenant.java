package dev.slipway.domain.tenant;

import dev.slipway.domain.identity.TimeOrderedId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A company's stack: what it should be, and where it stands. */
@Entity
public class Tenant {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column
    private String companyCode;

    @Column
    private String name;

    @Column
    private String namespace;

    @Enumerated(EnumType.STRING)
    private TenantStatus status;

    @Convert(converter = TenantConfigJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private TenantConfig config;

    @Column
    private @Nullable String accessUrl;

    @Column
    @ColumnTransformer(write = "?::jsonb")
    private String helmReleaseNames;

    @Column
    private @Nullable String lastDeploymentLog;

    @Column
    private Instant createdAt;

    @Column
    private Instant updatedAt;

    @OneToMany(mappedBy = "tenant", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @MapKey(name = "component")
    private Map<TenantComponent, TenantRelease> releases = new EnumMap<>(TenantComponent.class);

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Tenant() {}

    private Tenant(CompanyCode code, TenantConfig config, Instant now) {
        this.id = TimeOrderedId.next();
        this.companyCode = code.value();
        this.namespace = code.namespace();
        this.createdAt = now;
        this.helmReleaseNames = ReleaseNames.json(code);
        this.status = TenantStatus.PENDING;
        this.config = config;
        this.name = nameIn(config, code);
        this.updatedAt = now;
    }

    /** A tenant that is to be deployed. */
    public static Tenant registered(CompanyCode code, TenantConfig config, Instant now) {
        Tenant tenant = new Tenant(code, config, now);
        for (TenantComponent component : TenantComponent.values()) {
            tenant.releases.put(component, new TenantRelease(tenant, component, component.releaseName(code)));
        }
        return tenant;
    }

    /** Takes a new configuration for a fresh deployment. */
    public void redeploy(TenantConfig newConfig, Instant now) {
        configure(newConfig);
        releases.values().forEach(release -> release.move(ReleaseStatus.PENDING));
        move(TenantStatus.PENDING, now);
    }

    /** Takes over the configuration that it was brought to. */
    public void configure(TenantConfig newConfig) {
        config = newConfig;
        name = nameIn(newConfig, code());
    }

    /** Notes a new status. */
    public void move(TenantStatus next, Instant now) {
        status = next;
        updatedAt = now;
    }

    /** Notes where people reach the tenant. */
    public void reachableAt(@Nullable String url) {
        accessUrl = url;
    }

    /** The release of a component. */
    public TenantRelease release(TenantComponent component) {
        TenantRelease release = releases.get(component);
        if (release == null) {
            throw new IllegalStateException("Tenant " + companyCode + " has no release row for " + component);
        }
        return release;
    }

    /** Its releases. */
    public Stream<TenantRelease> releases() {
        return releases.values().stream();
    }

    /** The business key. */
    public CompanyCode code() {
        return new CompanyCode(companyCode);
    }

    /** The row's id. */
    public UUID id() {
        return id;
    }

    /** The company's name; its code where none was given. */
    public String name() {
        return name;
    }

    /** Its namespace in the cluster. */
    public String namespace() {
        return namespace;
    }

    /** Where it stands. */
    public TenantStatus status() {
        return status;
    }

    /** What was asked for last. */
    public TenantConfig config() {
        return config;
    }

    /** Where people reach it, as last seen in the cluster; null before its first success. */
    public @Nullable String accessUrl() {
        return accessUrl;
    }

    /** The last lines of its newest deployment; null before the first. */
    public @Nullable String lastDeploymentLog() {
        return lastDeploymentLog;
    }

    /** When it was first asked for. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When its status last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    private static String nameIn(TenantConfig config, CompanyCode code) {
        return config.name() == null ? code.value() : config.name();
    }
}
