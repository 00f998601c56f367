package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantStatus;
import dev.slipway.domain.timeline.EventKind;
import dev.slipway.domain.timeline.TenantEvent;
import dev.slipway.domain.timeline.TenantEventRepository;
import dev.slipway.domain.timeline.TenantState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells from its jobs and its timeline how a tenant stood at a time, be it gone since. Thread-safe. */
@Service
@Transactional(readOnly = true)
public class TenantHistory {
    private static final String DELETED = "deleted";

    private final TenantEventRepository events;
    private final DeploymentRepository deployments;

    TenantHistory(TenantEventRepository events, DeploymentRepository deployments) {
        this.events = events;
        this.deployments = deployments;
    }

    /** The tenant as it was; empty where it had not been asked for yet. */
    public Optional<TenantState> at(String companyCode, Instant time) {
        List<Deployment> jobs = deployments.findByCompanyCodeAndCreatedAtLessThanEqualOrderByIdDesc(companyCode, time);
        if (jobs.isEmpty()) {
            return Optional.empty();
        }
        List<TenantEvent> until = events.findByCompanyCodeAndKindInAndAtLessThanEqualOrderByAtAscIdAsc(
                companyCode, List.of(EventKind.TENANT_STATUS, EventKind.RELEASE_CHANGED), time);
        String status = status(until);
        return Optional.of(new TenantState(
                time,
                companyCode,
                status,
                revisions(until),
                status.equals(DELETED) ? null : config(jobs, time),
                first(jobs, job -> isOpen(job, time)).map(Deployment::id).orElse(null)));
    }

    private static String status(List<TenantEvent> events) {
        String status = TenantStatus.PENDING.wire();
        for (TenantEvent event : events) {
            if (event.kind() == EventKind.TENANT_STATUS) {
                status = String.valueOf(event.detail().get("status"));
            }
        }
        return status;
    }

    private static Map<String, Integer> revisions(List<TenantEvent> events) {
        Map<String, Integer> revisions = new TreeMap<>();
        for (TenantComponent component : TenantComponent.values()) {
            revisions.put(component.key(), 0);
        }
        for (TenantEvent event : events) {
            if (event.kind() == EventKind.RELEASE_CHANGED
                    && event.detail().get("revision") instanceof Number revision) {
                revisions.put(String.valueOf(event.detail().get("component")), revision.intValue());
            }
        }
        return revisions;
    }

    private static @Nullable TenantConfig config(List<Deployment> jobs, Instant time) {
        return first(jobs, job -> hadSucceeded(job, time))
                .or(() -> first(jobs, job -> true))
                .map(Deployment::config)
                .orElse(null);
    }

    private static Optional<Deployment> first(List<Deployment> jobs, Predicate<Deployment> which) {
        return jobs.stream().filter(which).findFirst();
    }

    private static boolean isOpen(Deployment job, Instant time) {
        Instant ended = job.endedAt();
        return ended == null || ended.isAfter(time);
    }

    private static boolean hadSucceeded(Deployment job, Instant time) {
        return job.state() == DeploymentState.SUCCEEDED && !isOpen(job, time);
    }
}
