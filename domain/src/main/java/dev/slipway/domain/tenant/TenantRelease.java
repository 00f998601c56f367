package dev.slipway.domain.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One Helm release of a tenant. */
@Entity
@IdClass(TenantRelease.Key.class)
public class TenantRelease {
    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "tenant_id")
    private Tenant tenant;

    @Id
    @Enumerated(EnumType.STRING)
    private TenantComponent component;

    @Column
    private String releaseName;

    @Enumerated(EnumType.STRING)
    private ReleaseStatus status;

    @Column
    private int revision;

    @Column
    private int goodRevision;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected TenantRelease() {}

    TenantRelease(Tenant tenant, TenantComponent component, String releaseName) {
        this.tenant = tenant;
        this.component = component;
        this.releaseName = releaseName;
        this.status = ReleaseStatus.PENDING;
    }

    /** Notes a new status. */
    public void move(ReleaseStatus next) {
        status = next;
    }

    /** Notes which revision is in the cluster. */
    public void applied(int newRevision) {
        revision = newRevision;
    }

    /** Notes that all its pods run the revision that is in the cluster, and are ready. */
    public void rolledOut() {
        goodRevision = revision;
        status = ReleaseStatus.DEPLOYED;
    }

    /** Notes that it is back at what it was before; revision 0 for gone. */
    public void rolledBack(int toRevision) {
        revision = toRevision;
        goodRevision = toRevision;
        status = toRevision == 0 ? ReleaseStatus.REMOVED : ReleaseStatus.ROLLED_BACK;
    }

    /** Which part of the tenant it is. */
    public TenantComponent component() {
        return component;
    }

    /** Its name in the cluster. */
    public String releaseName() {
        return releaseName;
    }

    /** Where it stands. */
    public ReleaseStatus status() {
        return status;
    }

    /** The revision last applied; 0 before the first. */
    public int revision() {
        return revision;
    }

    /** The last revision whose pods were all ready; 0 where there was none. */
    public int goodRevision() {
        return goodRevision;
    }

    /** The row's key. */
    public record Key(@Nullable UUID tenant, @Nullable TenantComponent component) implements Serializable {}
}
