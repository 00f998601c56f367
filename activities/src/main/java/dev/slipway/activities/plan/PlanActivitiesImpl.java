package dev.slipway.activities.plan;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.failure.StepException;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.tenant.TenantSpecs;
import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.domain.plan.Plan;
import dev.slipway.domain.plan.PlanResult;
import dev.slipway.domain.plan.Plans;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.plan.FailedPlan;
import dev.slipway.workflows.plan.PlanActivities;
import dev.slipway.workflows.plan.PlanTenantInput;
import dev.slipway.workflows.plan.PlannedTenant;
import dev.slipway.workflows.release.PlannedRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** See {@link PlanActivities}. */
@Component("planActivities")
public class PlanActivitiesImpl implements PlanActivities {
    private final Plans plans;
    private final TenantSpecs specs;
    private final ReleasePlanner planner;
    private final Heartbeats heartbeats;

    PlanActivitiesImpl(Plans plans, TenantSpecs specs, ReleasePlanner planner, Heartbeats heartbeats) {
        this.plans = plans;
        this.specs = specs;
        this.planner = planner;
        this.heartbeats = heartbeats;
    }

    @Override
    public PlannedTenant compute(PlanTenantInput input) {
        Plan plan = plans.find(input.planId()).orElseThrow(PlanActivitiesImpl::expired);
        PlanResult result = heartbeats.during(beat -> result(plan, input, beat));
        plans.ready(input.planId(), result);
        return new PlannedTenant(input.planId());
    }

    @Override
    public void fail(FailedPlan input) {
        StepError error = input.error();
        plans.failed(
                input.planId(),
                new RecordedError(
                        error.code(),
                        error.failureClass().name().toLowerCase(Locale.ROOT),
                        error.message(),
                        error.hint()));
    }

    private PlanResult result(Plan plan, PlanTenantInput input, Heartbeats.Beat beat) throws InterruptedException {
        CompanyCode code = new CompanyCode(input.companyCode());
        List<ReleasePlanner.Part> parts = new ArrayList<>();
        for (PlannedRelease release : input.releases()) {
            beat.phase("planning " + release.name());
            TenantComponent component = TenantComponent.ofStep(release.step())
                    .orElseThrow(() -> new IllegalStateException("No component of a tenant: " + release.step()));
            ReleaseName name = new ReleaseName(input.namespace(), release.name());
            ReleaseSpec wanted = specs.of(name, component, code, plan.config());
            parts.add(planner.plan(component.key(), wanted));
        }
        String hash = PlanHash.of(
                code.value(),
                plan.config(),
                parts.stream().map(ReleasePlanner.Part::hashed).toList());
        return PlanResult.of(parts.stream().map(ReleasePlanner.Part::plan).toList(), hash);
    }

    private static StepException expired() {
        return new StepException(
                new StepError("PLAN_EXPIRED", FailureClass.USER, "The plan has expired", "Ask for another one."));
    }
}
