package dev.slipway.workflows.tenant;

import dev.slipway.workflows.release.PlannedRelease;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the workflow tests share: a worker over recorded activities, and tenant CHA's input. */
final class DeploymentWorkers {
    private DeploymentWorkers() {}

    static void start(TestWorkflowEnvironment temporal, RecordingActivities world) {
        Worker worker = temporal.newWorker(TenantDeployments.TASK_QUEUE);
        worker.registerWorkflowImplementationTypes(DeployTenantWorkflowImpl.class);
        worker.registerActivitiesImplementations(world);
        temporal.start();
    }

    static DeployTenantWorkflow stub(WorkflowClient client) {
        return client.newWorkflowStub(
                DeployTenantWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(TenantDeployments.workflowId("CHA"))
                        .setTaskQueue(TenantDeployments.TASK_QUEUE)
                        .build());
    }

    static DeployTenantInput input(FailurePolicy onFailure, @Nullable Instant notBefore) {
        return new DeployTenantInput(
                UUID.fromString("01936f3e-0000-7000-8000-000000000001"),
                "CHA",
                "cha-tenant",
                List.of(
                        new PlannedRelease("postgresql", "postgresql-cha", "helm-pg"),
                        new PlannedRelease("backend-api", "backend-api-cha", "helm-be"),
                        new PlannedRelease("user-frontend", "user-frontend-cha", "helm-fe")),
                onFailure,
                notBefore);
    }
}
