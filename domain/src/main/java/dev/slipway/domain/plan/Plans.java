package dev.slipway.domain.plan;

import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantConfig;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps plans for as long as they can be approved. Thread-safe. */
@Service
@Transactional
public class Plans {
    private final PlanRepository plans;
    private final Clock clock;

    Plans(PlanRepository plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /** Writes down that a plan is wanted, and clears away those that expired. */
    public Plan request(CompanyCode code, TenantConfig config) {
        Instant now = now();
        plans.deleteExpired(now);
        return plans.save(new Plan(code.value(), config, now));
    }

    /** The plan of an id; empty where there is none, or it expired. */
    @Transactional(readOnly = true)
    public Optional<Plan> find(UUID id) {
        Instant now = now();
        return plans.findById(id).filter(plan -> plan.expiresAt().isAfter(now));
    }

    /** A tenant's newest plan of a hash that is ready and has not expired. */
    @Transactional(readOnly = true)
    public Optional<Plan> newest(CompanyCode code, String planHash) {
        return plans.findFirstByCompanyCodeAndPlanHashAndExpiresAtAfterOrderByIdDesc(code.value(), planHash, now());
    }

    /** Notes what would change. A repeat writes the same; a plan that expired meanwhile is let go. */
    public void ready(UUID id, PlanResult result) {
        plans.findById(id).ifPresent(plan -> plan.ready(result));
    }

    /** Notes why it could not be made. A repeat writes the same; a plan that expired meanwhile is let go. */
    public void failed(UUID id, RecordedError why) {
        plans.findById(id).ifPresent(plan -> plan.fail(why));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
