package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.ReleaseStatus;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantRelease;
import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.domain.tenant.TenantStatus;
import dev.slipway.domain.timeline.EventKind;
import dev.slipway.domain.timeline.NewEvent;
import dev.slipway.domain.timeline.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Moves a tenant from status to status as its deployments go. To be called within the transaction that changes the
 * deployment. Thread-safe.
 */
@Component
class TenantMoves {
    private final TenantRepository tenants;
    private final Timeline timeline;
    private final Clock clock;

    TenantMoves(TenantRepository tenants, Timeline timeline, Clock clock) {
        this.tenants = tenants;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The deployment works. */
    void working(Deployment deployment, Tenant tenant) {
        switch (deployment.kind()) {
            case DEPLOY -> {
                // its component's step tells
            }
            case UPGRADE, REPAIR -> move(deployment, tenant, TenantStatus.UPGRADING);
            case ROLLBACK -> move(deployment, tenant, TenantStatus.ROLLING_BACK);
            case DELETE -> move(deployment, tenant, TenantStatus.DELETING);
        }
    }

    /** The deployment works on a component. */
    void workingOn(TenantComponent component, Deployment deployment, Tenant tenant) {
        if (deployment.state() != DeploymentState.RUNNING) {
            return;
        }
        tenant.release(component).move(ReleaseStatus.DEPLOYING);
        if (deployment.kind() == DeploymentKind.DEPLOY) {
            move(deployment, tenant, component.deployingStatus());
        } else {
            working(deployment, tenant);
        }
    }

    /** The deployment stands, goes on, or comes to its end. */
    void moved(Deployment deployment, Tenant tenant) {
        switch (deployment.state()) {
            case RUNNING -> working(deployment, tenant);
            case ATTENTION -> move(deployment, tenant, TenantStatus.ATTENTION);
            case ROLLING_BACK -> move(deployment, tenant, TenantStatus.ROLLING_BACK);
            case CANCELLING -> move(deployment, tenant, TenantStatus.CANCELLING);
            case PENDING, PAUSED, SUCCEEDED, FAILED, CANCELLED -> {
                // the tenant is what it was
            }
        }
    }

    /** The deployment has ended. */
    void ended(Deployment deployment, Tenant tenant, boolean undone) {
        boolean removal = deployment.kind() == DeploymentKind.DELETE;
        boolean isBack = undone && tenant.releases().allMatch(release -> release.goodRevision() > 0);
        switch (deployment.state()) {
            case SUCCEEDED -> {
                if (removal) {
                    remove(deployment, tenant);
                } else {
                    tenant.configure(deployment.config());
                    move(deployment, tenant, TenantStatus.ACTIVE);
                }
            }
            case FAILED -> move(deployment, tenant, isBack ? TenantStatus.ACTIVE : TenantStatus.FAILED);
            case CANCELLED ->
                move(deployment, tenant, isBack || untouched(tenant) ? TenantStatus.ACTIVE : TenantStatus.CANCELLED);
            case PENDING, RUNNING, PAUSED, ATTENTION, ROLLING_BACK, CANCELLING ->
                throw new IllegalArgumentException(deployment.state() + " is not an outcome");
        }
    }

    /** Whether all of it runs what was last rolled out and ready: it was cancelled before it changed anything. */
    private static boolean untouched(Tenant tenant) {
        return tenant.releases()
                .allMatch(release -> release.goodRevision() > 0
                        && release.goodRevision() == release.revision()
                        && isSettled(release));
    }

    private static boolean isSettled(TenantRelease release) {
        return switch (release.status()) {
            case DEPLOYED, ROLLED_BACK -> true;
            case PENDING, DEPLOYING, FAILED, REMOVED -> false;
        };
    }

    /** What happened to it stays in the timeline and in its jobs. */
    private void remove(Deployment deployment, Tenant tenant) {
        timeline.record(NewEvent.of(deployment.companyCode(), deployment.id(), EventKind.TENANT_STATUS)
                .with("status", "deleted"));
        tenants.delete(tenant);
    }

    private void move(Deployment deployment, Tenant tenant, TenantStatus next) {
        if (tenant.status() == next) {
            return;
        }
        tenant.move(next, now());
        timeline.record(NewEvent.of(deployment.companyCode(), deployment.id(), EventKind.TENANT_STATUS)
                .with("status", next.wire()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
