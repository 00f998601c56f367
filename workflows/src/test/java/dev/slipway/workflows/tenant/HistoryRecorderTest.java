package dev.slipway.workflows.tenant;

import static dev.slipway.workflows.tenant.DeploymentWorkers.cancel;
import static dev.slipway.workflows.tenant.DeploymentWorkers.decision;

import dev.slipway.workflows.deployment.CancelPolicy;
import dev.slipway.workflows.deployment.Decision;
import dev.slipway.workflows.deployment.Decision.Verb;
import dev.slipway.workflows.deployment.DeploymentPlan;
import dev.slipway.workflows.deployment.FailurePolicy;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records the histories that {@link HistoryReplayTest} replays: one of each way a deployment can go. */
@EnabledIfSystemProperty(named = "slipway.record-histories", matches = "true")
class HistoryRecorderTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories");
    private static final StepError CRASH =
            new StepError("CRASH_LOOP", FailureClass.USER, "The pod crashes", "Look at its log.");

    /** One way a deployment can go: what it is to do, the call that fails if one does, and what people decide. */
    record Course(
            String file, DeploymentPlan plan, @Nullable String failing, List<Decision> decisions) {
        static Course of(String file, DeploymentPlan plan, Decision... decisions) {
            return new Course(file, plan, null, List.of(decisions));
        }

        static Course crashing(String file, DeploymentPlan plan, Decision... decisions) {
            return failing(file, "deploy backend-api-cha", plan, decisions);
        }

        static Course failing(String file, String call, DeploymentPlan plan, Decision... decisions) {
            return new Course(file, plan, call, List.of(decisions));
        }

        String workflowType() {
            return file.startsWith("delete") ? TenantDeployments.DELETE_WORKFLOW : TenantDeployments.DEPLOY_WORKFLOW;
        }
    }

    static List<Course> courses() {
        DeploymentPlan deploying = Plans.deploying(FailurePolicy.FAIL);
        DeploymentPlan keeping = Plans.deploying(FailurePolicy.KEEP);
        DeploymentPlan approved = Plans.approved("backend-api");
        return List.of(
                Course.of("deploy-tenant/success", deploying),
                Course.crashing("deploy-tenant/failure", deploying),
                Course.failing("deploy-tenant/failure-namespace", "namespace cha-tenant", deploying),
                Course.failing("deploy-tenant/failure-postgresql", "deploy postgresql-cha", deploying),
                Course.failing("deploy-tenant/failure-frontend", "deploy user-frontend-cha", deploying),
                Course.failing("deploy-tenant/failure-verify", "verify CHA 3", deploying),
                Course.crashing("deploy-tenant/failure-rolled-back", Plans.upgrading(FailurePolicy.ROLLBACK)),
                Course.crashing("deploy-tenant/retried", keeping, decision(Verb.RETRY, null)),
                Course.crashing("deploy-tenant/skipped", keeping, decision(Verb.SKIP, null)),
                Course.crashing(
                        "deploy-tenant/rolled-back",
                        Plans.upgrading(FailurePolicy.KEEP),
                        decision(Verb.ROLLBACK, null)),
                Course.crashing("deploy-tenant/cancelled", keeping, cancel(CancelPolicy.KEEP)),
                Course.crashing("deploy-tenant/cancelled-deleted", keeping, cancel(CancelPolicy.DELETE)),
                Course.of("deploy-tenant/approved", approved, decision(Verb.APPROVE, null)),
                Course.of("deploy-tenant/rejected", approved, decision(Verb.REJECT, null)),
                Course.of(
                        "deploy-tenant/paused",
                        Plans.approved("backend-api", "user-frontend"),
                        decision(Verb.APPROVE, null),
                        decision(Verb.PAUSE, null),
                        decision(Verb.APPROVE, null),
                        decision(Verb.RESUME, null)),
                Course.crashing("deploy-tenant/cancelled-rolled-back", keeping, cancel(CancelPolicy.ROLLBACK)),
                Course.of("delete-tenant/removed", Plans.removing(false)),
                Course.failing("delete-tenant/failure", "uninstall user-frontend-cha", Plans.removing(false)),
                Course.of("delete-tenant/data-kept", Plans.removing(true)));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void records(Course course) throws IOException {
        RecordingActivities world = new RecordingActivities();
        world.plan(course.plan());
        if (course.failing() != null) {
            world.fail(course.failing(), CRASH);
        }
        try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
            DeploymentWorkers.start(temporal, world);
            WorkflowStub workflow = DeploymentWorkers.start(temporal.getWorkflowClient(), course.workflowType());
            for (Decision decision : course.decisions()) {
                temporal.sleep(Duration.ofMinutes(10));
                workflow.update("decide", Void.class, decision);
            }
            awaitEnd(workflow);
            WorkflowExecutionHistory recorded =
                    temporal.getWorkflowClient().fetchHistory(TenantDeployments.workflowId("CHA"));
            Path file = HISTORIES.resolve(course.file() + ".json");
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, new WorkflowExecutionHistory(WithoutMachine.of(recorded.getHistory())).toJson(true));
        }
    }

    private static void awaitEnd(WorkflowStub workflow) {
        try {
            workflow.getResult(Void.class);
        } catch (WorkflowFailedException failed) {
            // an end like any other: it is in the history
            return;
        }
    }
}
