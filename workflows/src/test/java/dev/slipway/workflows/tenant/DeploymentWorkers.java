package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.CancelPolicy;
import dev.slipway.workflows.deployment.Decision;
import dev.slipway.workflows.deployment.DeploymentRef;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the workflow tests share: a worker over recorded activities, and tenant CHA's deployment. */
final class DeploymentWorkers {
    static final DeploymentRef DEPLOYMENT =
            new DeploymentRef(UUID.fromString("01936f3e-0000-7000-8000-000000000001"), "CHA");

    private DeploymentWorkers() {}

    static void start(TestWorkflowEnvironment temporal, RecordingActivities world) {
        Worker worker = temporal.newWorker(
                TenantDeployments.TASK_QUEUE,
                WorkerOptions.newBuilder()
                        .setMaxHeartbeatThrottleInterval(Duration.ofMillis(100))
                        .build());
        worker.registerWorkflowImplementationTypes(DeployTenantWorkflowImpl.class, DeleteTenantWorkflowImpl.class);
        worker.registerActivitiesImplementations(world);
        temporal.start();
    }

    /** Starts the deployment's workflow. */
    static WorkflowStub start(WorkflowClient client, String workflowType) {
        WorkflowStub workflow = client.newUntypedWorkflowStub(
                workflowType,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(TenantDeployments.workflowId("CHA"))
                        .setTaskQueue(TenantDeployments.TASK_QUEUE)
                        .build());
        workflow.start(DEPLOYMENT);
        return workflow;
    }

    static Decision decision(Decision.Verb verb, @Nullable String step) {
        return new Decision(UUID.randomUUID(), DEPLOYMENT.deploymentId(), verb, step, null);
    }

    static Decision cancel(CancelPolicy policy) {
        return new Decision(UUID.randomUUID(), DEPLOYMENT.deploymentId(), Decision.Verb.CANCEL, null, policy);
    }
}
