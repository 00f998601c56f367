package dev.slipway.workflows.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.slipway.workflows.deployment.DeploymentOutcome;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.deployment.LogMarker;
import dev.slipway.workflows.deployment.StepProgress;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeployTenantWorkflowTest {
    private static final StepError IMAGE_MISSING =
            new StepError("IMAGE_PULL_FAILED", FailureClass.USER, "The image is not there", "Check the tag.");
    private static final StepError API_AWAY =
            new StepError("CLUSTER_UNREACHABLE", FailureClass.TRANSIENT, "The cluster does not answer", null);
    private static final StepError NO_ROOM =
            new StepError("UNSCHEDULABLE", FailureClass.CAPACITY, "No node has room", "Add a node.");

    private final RecordingActivities world = new RecordingActivities();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    @BeforeEach
    void startWorker() {
        DeploymentWorkers.start(temporal, world);
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void installsTheReleasesInOrderAndVerifiesThem() {
        start(FailurePolicy.KEEP, null).getResult(Void.class);

        assertThat(world.calls())
                .containsExactly(
                        "begin",
                        "namespace cha-tenant",
                        "apply postgresql-cha",
                        "rollOut postgresql-cha",
                        "apply backend-api-cha",
                        "rollOut backend-api-cha",
                        "apply user-frontend-cha",
                        "rollOut user-frontend-cha",
                        "verify CHA",
                        "finish SUCCEEDED");
    }

    @Test
    void doesNotRetryWhatOnlyTheCallerCanMend() {
        world.fail("rollOut backend-api-cha", IMAGE_MISSING);

        assertThatThrownBy(() -> start(FailurePolicy.KEEP, null).getResult(Void.class))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("IMAGE_PULL_FAILED"));

        assertThat(world.calls())
                .containsOnlyOnce("rollOut backend-api-cha")
                .doesNotContain("apply user-frontend-cha")
                .endsWith("finish FAILED");
        assertThat(failedFinish().step()).isEqualTo("backend-api");
        assertThat(failedFinish().error()).isEqualTo(IMAGE_MISSING);
    }

    @Test
    void retriesWhatMayPassWithBackOffUntilItDoes() {
        for (int attempt = 0; attempt < 5; attempt++) {
            world.fail("apply postgresql-cha", API_AWAY);
        }

        start(FailurePolicy.KEEP, null).getResult(Void.class);

        assertThat(world.calls()).filteredOn("apply postgresql-cha"::equals).hasSize(6);
        assertThat(world.calls()).endsWith("finish SUCCEEDED");
    }

    @Test
    void asksAgainSlowlyWhileTheClusterHasNoRoom() {
        world.fail("rollOut postgresql-cha", NO_ROOM);
        world.fail("rollOut postgresql-cha", NO_ROOM);
        long before = temporal.currentTimeMillis();

        start(FailurePolicy.KEEP, null).getResult(Void.class);

        assertThat(temporal.currentTimeMillis() - before)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(60).toMillis());
    }

    @Test
    void removesWhatItMadeInReverseWhenAskedTo() {
        world.fail("rollOut user-frontend-cha", IMAGE_MISSING);

        assertThatThrownBy(() -> start(FailurePolicy.ROLLBACK, null).getResult(Void.class))
                .isInstanceOf(WorkflowFailedException.class);

        assertThat(world.calls())
                .endsWith(
                        "uninstall user-frontend-cha as undo-user-frontend",
                        "uninstall backend-api-cha as undo-backend-api",
                        "uninstall postgresql-cha as undo-postgresql",
                        "finish FAILED");
        assertThat(failedFinish().step()).isEqualTo("user-frontend");
    }

    @Test
    void goesOnUndoingWhenOneUndoFails() {
        world.fail("rollOut backend-api-cha", IMAGE_MISSING);
        world.fail("uninstall backend-api-cha as undo-backend-api", IMAGE_MISSING);

        assertThatThrownBy(() -> start(FailurePolicy.ROLLBACK, null).getResult(Void.class))
                .isInstanceOf(WorkflowFailedException.class);

        assertThat(world.calls())
                .contains("uninstall postgresql-cha as undo-postgresql")
                .endsWith("finish FAILED");
    }

    @Test
    void waitsForTheTimeItWasGiven() {
        Instant start = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofDays(3));

        start(FailurePolicy.KEEP, start).getResult(Void.class);

        assertThat(world.calls()).startsWith("waiting", "begin").endsWith("finish SUCCEEDED");
        assertThat(temporal.currentTimeMillis()).isGreaterThanOrEqualTo(start.toEpochMilli());
    }

    @Test
    void doesNothingWhenStartedOnceMoreAfterItsEnd() {
        world.ended();

        start(FailurePolicy.KEEP, null).getResult(Void.class);

        assertThat(world.calls()).containsExactly("begin");
    }

    @Test
    void writesThatItWasCancelled() {
        Instant tomorrow = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofDays(1));
        WorkflowStub workflow = start(FailurePolicy.KEEP, tomorrow);
        temporal.sleep(Duration.ofHours(1));

        workflow.cancel();

        assertThatThrownBy(() -> workflow.getResult(Void.class)).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(world.calls()).containsExactly("waiting", "finish CANCELLED");
    }

    @Test
    void answersWhereItStandsFromTheNewestMarkerAndItsSteps() {
        Instant tomorrow = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofDays(1));
        WorkflowStub untyped = start(FailurePolicy.KEEP, tomorrow);
        DeployTenantWorkflow workflow = temporal.getWorkflowClient()
                .newWorkflowStub(DeployTenantWorkflow.class, TenantDeployments.workflowId("CHA"));
        workflow.logged(new LogMarker("postgresql", 7, "newer"));
        workflow.logged(new LogMarker("postgresql", 3, "older, late"));

        assertThat(workflow.progress().waitingFor()).startsWith("not before");
        assertThat(workflow.progress().lastLine()).isEqualTo(new LogMarker("postgresql", 7, "newer"));

        untyped.getResult(Void.class);
        assertThat(workflow.progress().steps())
                .extracting(StepProgress::state)
                .containsOnly(StepProgress.State.SUCCEEDED);
    }

    private FinishDeployment failedFinish() {
        var finish = world.finished();
        assertNotNull(finish);
        assertThat(finish.outcome()).isEqualTo(DeploymentOutcome.FAILED);
        return finish;
    }

    private WorkflowStub start(FailurePolicy onFailure, @Nullable Instant notBefore) {
        DeployTenantWorkflow workflow = DeploymentWorkers.stub(temporal.getWorkflowClient());
        WorkflowClient.start(workflow::deploy, DeploymentWorkers.input(onFailure, notBefore));
        return WorkflowStub.fromTyped(workflow);
    }
}
