package dev.slipway.api.tenant;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.plan.Plan;
import dev.slipway.domain.plan.PlanResult;
import dev.slipway.domain.plan.Plans;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.workflows.plan.PlanTenantInput;
import dev.slipway.workflows.plan.PlanTenantWorkflow;
import dev.slipway.workflows.plan.TenantPlans;
import dev.slipway.workflows.release.PlannedRelease;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Has plans made by a worker, and holds upgrades to what was agreed to. Thread-safe. */
@Component
class TenantPlanner {
    /** A plan renders three charts and reads what is live: a second or two. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Plans plans;
    private final WorkflowClient temporal;

    TenantPlanner(Plans plans, WorkflowClient temporal) {
        this.plans = plans;
        this.temporal = temporal;
    }

    /** Begins a plan; it is in its row when it is done. */
    Plan begin(CompanyCode code, TenantConfig config) {
        Plan plan = plans.request(code, config);
        start(code, plan);
        return plan;
    }

    /**
     * Plans afresh, and refuses where that is not what was agreed to.
     *
     * @throws ApiException 409 where configuration, charts or cluster have changed since
     */
    void requireFresh(CompanyCode code, TenantConfig config, String planHash) {
        Plan plan = plans.request(code, config);
        try {
            start(code, plan).getResult(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, Object.class);
        } catch (WorkflowFailedException failed) {
            throw stale("The plan can no longer be made; plan again to see why");
        } catch (TimeoutException | WorkflowException slow) {
            throw ApiException.of(
                            ErrorCode.TEMPORAL_UNAVAILABLE,
                            "The plan could not be checked in time",
                            "Check that a worker runs, and try again")
                    .retryAfter(PATIENCE);
        }
        boolean same = plans.find(plan.id())
                .map(Plan::result)
                .map(PlanResult::planHash)
                .filter(planHash::equals)
                .isPresent();
        if (!same) {
            throw stale("What would be done is not what was planned any more; plan again and look at it");
        }
    }

    private WorkflowStub start(CompanyCode code, Plan plan) {
        PlanTenantWorkflow workflow = temporal.newWorkflowStub(
                PlanTenantWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(TenantPlans.workflowId(code.value(), plan.id()))
                        .setTaskQueue(TenantPlans.TASK_QUEUE)
                        .setStaticSummary("Plan tenant " + code)
                        .build());
        WorkflowStub stub = WorkflowStub.fromTyped(workflow);
        stub.start(new PlanTenantInput(plan.id(), code.value(), code.namespace(), releases(code)));
        return stub;
    }

    private static List<PlannedRelease> releases(CompanyCode code) {
        return Arrays.stream(TenantComponent.values())
                .map(component ->
                        new PlannedRelease(component.chart(), component.releaseName(code), component.logSource(), 0))
                .toList();
    }

    private static ApiException stale(String detail) {
        return ApiException.of(ErrorCode.PLAN_STALE, "The plan is stale", detail);
    }
}
