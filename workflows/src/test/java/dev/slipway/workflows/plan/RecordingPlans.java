package dev.slipway.workflows.plan;

import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.failure.StepFailures;
import dev.slipway.workflows.release.PlannedRelease;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands in for the world in the tests of plans, and starts them for tenant CHA. */
final class RecordingPlans implements PlanActivities {
    static final UUID PLAN = UUID.fromString("01936f3e-0000-7000-8000-000000000002");

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Queue<StepError> failures = new ConcurrentLinkedQueue<>();

    /** Makes the next attempt to plan fail; several are used up in order. */
    void fail(StepError error) {
        failures.add(error);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public PlannedTenant compute(PlanTenantInput input) {
        calls.add("compute " + input.companyCode());
        StepError error = failures.poll();
        if (error != null) {
            throw StepFailures.toFailure(error);
        }
        return new PlannedTenant(input.planId());
    }

    @Override
    public void fail(FailedPlan input) {
        calls.add("fail " + input.error().code());
    }

    void start(TestWorkflowEnvironment temporal) {
        Worker worker = temporal.newWorker(TenantPlans.TASK_QUEUE);
        worker.registerWorkflowImplementationTypes(PlanTenantWorkflowImpl.class);
        worker.registerActivitiesImplementations(this);
        temporal.start();
    }

    static String workflowId() {
        return TenantPlans.workflowId("CHA", PLAN);
    }

    static PlanTenantWorkflow stub(WorkflowClient client) {
        return client.newWorkflowStub(
                PlanTenantWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(workflowId())
                        .setTaskQueue(TenantPlans.TASK_QUEUE)
                        .build());
    }

    static PlanTenantInput input() {
        return new PlanTenantInput(
                PLAN,
                "CHA",
                "cha-tenant",
                List.of(
                        new PlannedRelease("postgresql", "postgresql-cha", "helm-pg", 0),
                        new PlannedRelease("backend-api", "backend-api-cha", "helm-be", 0),
                        new PlannedRelease("user-frontend", "user-frontend-cha", "helm-fe", 0)));
    }
}
