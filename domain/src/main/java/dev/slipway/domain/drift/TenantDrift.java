package dev.slipway.domain.drift;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What the last check of a tenant found, and the last repair. It goes with the tenant. */
@Entity
class TenantDrift {
    @Id
    private UUID tenantId;

    @Version
    private long version;

    @Column
    private Instant checkedAt;

    @Convert(converter = TenantFindingsJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private List<TenantFinding> findings;

    @Column
    private String marks;

    @Column
    private @Nullable UUID repairId;

    @Column
    private @Nullable Instant repairedAt;

    @Column
    private @Nullable String repaired;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected TenantDrift() {}

    TenantDrift(UUID tenantId, Instant now) {
        this.tenantId = tenantId;
        this.checkedAt = now;
        this.findings = List.of();
        this.marks = "";
    }

    /**
     * Notes what a check found.
     *
     * @return whether it is something else than the last one found
     */
    boolean checked(List<TenantFinding> found, Instant now) {
        String before = marks;
        findings = List.copyOf(found);
        marks = TenantFinding.marks(found);
        checkedAt = now;
        return !marks.equals(before);
    }

    /** Notes that a job is to mend what was found. */
    void repairing(UUID job, List<TenantFinding> found, Instant now) {
        repairId = job;
        repairedAt = now;
        repaired = TenantFinding.marks(found);
    }

    /** When the last repair of just this was asked for; null where the last was of something else, or none was. */
    @Nullable
    Instant repairOf(List<TenantFinding> found) {
        return TenantFinding.marks(found).equals(repaired) ? repairedAt : null;
    }

    Instant checkedAt() {
        return checkedAt;
    }

    List<TenantFinding> findings() {
        return findings;
    }

    /** The job of the last repair; null before the first. */
    @Nullable
    UUID repairId() {
        return repairId;
    }
}
