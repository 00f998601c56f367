package dev.slipway.domain.deployment;

import dev.slipway.domain.identity.TimeOrderedId;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantConfigJson;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One deployment job: what was asked, its steps, and how it went. */
@Entity
public class Deployment {
    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private DeploymentKind kind;

    @Column
    private String companyCode;

    @Enumerated(EnumType.STRING)
    private DeploymentState state;

    @Convert(converter = TenantConfigJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private TenantConfig config;

    @Convert(converter = TenantConfigJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private @Nullable TenantConfig configBefore;

    @Column
    private boolean keepData;

    @Column
    private @Nullable String planHash;

    @Column
    private @Nullable String requestedBy;

    @Convert(converter = RepairJson.class)
    @ColumnTransformer(write = "?::jsonb")
    private @Nullable Repair repair;

    @Column
    private @Nullable Instant admittedAt;

    @Embedded
    private @Nullable Waiting waiting;

    @Column
    private String workflowId;

    @Column
    private @Nullable String runId;

    @Column
    private @Nullable String requestId;

    @Embedded
    private @Nullable RecordedError error;

    @Column
    private Instant createdAt;

    @Column
    private @Nullable Instant startedAt;

    @Column
    private @Nullable Instant endedAt;

    @OneToMany(mappedBy = "deployment", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<DeploymentStep> steps = new ArrayList<>();

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Deployment() {}

    private Deployment(NewDeployment asked, Instant now) {
        this.id = TimeOrderedId.next();
        this.kind = asked.kind();
        this.companyCode = asked.companyCode();
        this.config = asked.config();
        this.workflowId = asked.workflowId();
        this.requestId = asked.requestId();
        this.configBefore = asked.configBefore();
        this.keepData = asked.keepData();
        this.planHash = asked.planHash();
        this.requestedBy = asked.requestedBy();
        this.repair = asked.repair();
        this.state = DeploymentState.PENDING;
        this.createdAt = now;
    }

    /** A job that was accepted and has not begun, with its planned steps. */
    public static Deployment accepted(NewDeployment asked, Instant now) {
        Deployment deployment = new Deployment(asked, now);
        asked.steps().forEach(deployment::step);
        return deployment;
    }

    /** Notes that its workflow works on it. */
    public void begin(String workflowRunId, Instant now) {
        state = DeploymentState.RUNNING;
        runId = workflowRunId;
        if (startedAt == null) {
            startedAt = now;
        }
        waiting = null;
    }

    /** Notes what it waits for; null when it waits no more. */
    public void waitFor(@Nullable Waiting reason) {
        waiting = reason;
    }

    /** Notes what it does now, while it is open. */
    public void move(DeploymentState next) {
        state = next;
    }

    /** Lets it begin. */
    public void admit(Instant now) {
        admittedAt = now;
        waiting = null;
    }

    /** Takes over a corrected configuration for the steps that are still to come. */
    public void correct(TenantConfig corrected) {
        config = corrected;
    }

    /** Notes that nothing works on it any more: a step that still runs by its row has failed. */
    public void failRunning(Instant now) {
        steps.stream()
                .filter(step -> step.state() == StepState.RUNNING)
                .forEach(step -> step.end(StepState.FAILED, step.error(), now));
    }

    /** Notes how it ended. */
    public void end(DeploymentState outcome, @Nullable RecordedError why, Instant now) {
        state = outcome;
        error = why;
        endedAt = now;
        waiting = null;
    }

    /** The step of that name; one that was not planned, such as a compensation, is added at the end. */
    public DeploymentStep step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseGet(() -> add(name));
    }

    private DeploymentStep add(String name) {
        DeploymentStep step = new DeploymentStep(this, steps.size(), name);
        steps.add(step);
        return step;
    }

    /** Whether its log and state will change no more. */
    public boolean ended() {
        return endedAt != null;
    }

    /** The job's id. */
    public UUID id() {
        return id;
    }

    /** What it does. */
    public DeploymentKind kind() {
        return kind;
    }

    /** The tenant, upper case. */
    public String companyCode() {
        return companyCode;
    }

    /** Where it stands. */
    public DeploymentState state() {
        return state;
    }

    /** The configuration as it was asked for. */
    public TenantConfig config() {
        return config;
    }

    /** The tenant's configuration before; null where it had none. */
    public @Nullable TenantConfig configBefore() {
        return configBefore;
    }

    /** Whether a removal leaves the tenant's volumes. */
    public boolean keepData() {
        return keepData;
    }

    /** The plan that was agreed to; null where none was. */
    public @Nullable String planHash() {
        return planHash;
    }

    /** Who asked for it; null for the platform itself. */
    public @Nullable String requestedBy() {
        return requestedBy;
    }

    /** What it is to mend; null for all but repairs. */
    public @Nullable Repair repair() {
        return repair;
    }

    /** When it was let in; null while it waits to be. */
    public @Nullable Instant admittedAt() {
        return admittedAt;
    }

    /** What it waits for; null while it works. */
    public @Nullable Waiting waiting() {
        return waiting;
    }

    /** The id of its Temporal workflow. */
    public String workflowId() {
        return workflowId;
    }

    /** The run of that workflow that last worked on it; null before the first. */
    public @Nullable String runId() {
        return runId;
    }

    /** The request that asked for it. */
    public @Nullable String requestId() {
        return requestId;
    }

    /** Why it failed; null unless it did. */
    public @Nullable RecordedError error() {
        return error;
    }

    /** When it was asked for. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it began; null before. */
    public @Nullable Instant startedAt() {
        return startedAt;
    }

    /** When it ended; null before. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Its steps in their order. */
    public List<DeploymentStep> steps() {
        return List.copyOf(steps);
    }
}
