package dev.slipway.workflows.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.slipway.workflows.deployment.DeploymentOutcome;
import dev.slipway.workflows.deployment.DeploymentProgress;
import dev.slipway.workflows.deployment.FailurePolicy;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.deployment.LogMarker;
import dev.slipway.workflows.deployment.StepProgress;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
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
        start().getResult(Void.class);

        assertThat(world.calls())
                .containsExactly(
                        "admit",
                        "begin",
                        "namespace cha-tenant",
                        "deploy postgresql-cha",
                        "deploy backend-api-cha",
                        "deploy user-frontend-cha",
                        "verify CHA 3",
                        "finish SUCCEEDED");
    }

    @Test
    void doesNotRetryWhatOnlyTheCallerCanMend() {
        world.fail("deploy backend-api-cha", IMAGE_MISSING);

        assertThatThrownBy(() -> start().getResult(Void.class))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("IMAGE_PULL_FAILED"));

        assertThat(world.calls())
                .containsOnlyOnce("deploy backend-api-cha")
                .doesNotContain("deploy user-frontend-cha")
                .endsWith("finish FAILED");
        assertThat(failedFinish().step()).isEqualTo("backend-api");
        assertThat(failedFinish().error()).isEqualTo(IMAGE_MISSING);
        assertThat(failedFinish().undone()).isFalse();
    }

    @Test
    void retriesWhatMayPassWithBackOffUntilItDoes() {
        for (int attempt = 0; attempt < 5; attempt++) {
            world.fail("deploy postgresql-cha", API_AWAY);
        }

        start().getResult(Void.class);

        assertThat(world.calls()).filteredOn("deploy postgresql-cha"::equals).hasSize(6);
        assertThat(world.calls()).endsWith("finish SUCCEEDED");
    }

    @Test
    void asksAgainSlowlyWhileTheClusterHasNoRoom() {
        world.fail("deploy postgresql-cha", NO_ROOM);
        world.fail("deploy postgresql-cha", NO_ROOM);
        long before = temporal.currentTimeMillis();

        start().getResult(Void.class);

        assertThat(temporal.currentTimeMillis() - before)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(60).toMillis());
    }

    @Test
    void removesWhatItMadeInReverseWhenAskedTo() {
        world.plan(Plans.deploying(FailurePolicy.ROLLBACK));
        world.fail("deploy user-frontend-cha", IMAGE_MISSING);

        assertThatThrownBy(() -> start().getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);

        assertThat(world.calls())
                .endsWith(
                        "ROLLING_BACK",
                        "roll back user-frontend-cha to 0",
                        "roll back backend-api-cha to 0",
                        "roll back postgresql-cha to 0",
                        "finish FAILED");
        assertThat(failedFinish().step()).isEqualTo("user-frontend");
        assertThat(failedFinish().undone()).isTrue();
    }

    @Test
    void bringsAnUpgradedTenantBackToItsLastGoodRevisions() {
        world.plan(Plans.upgrading(FailurePolicy.ROLLBACK));
        world.fail("deploy backend-api-cha", IMAGE_MISSING);

        assertThatThrownBy(() -> start().getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);

        assertThat(world.calls())
                .endsWith(
                        "ROLLING_BACK",
                        "roll back backend-api-cha to 4",
                        "roll back postgresql-cha to 4",
                        "finish FAILED");
    }

    @Test
    void goesOnUndoingWhenOneUndoFails() {
        world.plan(Plans.deploying(FailurePolicy.ROLLBACK));
        world.fail("deploy backend-api-cha", IMAGE_MISSING);
        world.fail("roll back backend-api-cha to 0", IMAGE_MISSING);

        assertThatThrownBy(() -> start().getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);

        assertThat(world.calls()).contains("roll back postgresql-cha to 0").endsWith("finish FAILED");
        assertThat(failedFinish().undone()).isFalse();
        assertThat(failedFinish().leftBehind()).containsExactly("release backend-api-cha");
    }

    @Test
    void givesUpAnUndoThatNeverWorksAndTellsWhatItLeaves() {
        world.plan(Plans.deploying(FailurePolicy.ROLLBACK));
        world.fail("deploy backend-api-cha", IMAGE_MISSING);
        for (int attempt = 0; attempt < 1000; attempt++) {
            world.fail("roll back backend-api-cha to 0", API_AWAY);
        }
        long before = temporal.currentTimeMillis();

        assertThatThrownBy(() -> start().getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);

        assertThat(Duration.ofMillis(temporal.currentTimeMillis() - before))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        assertThat(world.calls()).contains("roll back postgresql-cha to 0").endsWith("finish FAILED");
        assertThat(failedFinish().leftBehind()).containsExactly("release backend-api-cha");
    }

    @Test
    void leavesNothingBehindWhereAnUndoWorksInTheEnd() {
        world.plan(Plans.deploying(FailurePolicy.ROLLBACK));
        world.fail("deploy backend-api-cha", IMAGE_MISSING);
        world.fail("roll back backend-api-cha to 0", API_AWAY);
        world.fail("roll back backend-api-cha to 0", API_AWAY);

        assertThatThrownBy(() -> start().getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);

        assertThat(failedFinish().undone()).isTrue();
        assertThat(failedFinish().leftBehind()).isEmpty();
    }

    @Test
    void asksAgainForAdmissionWhenItsTimeHasCome() {
        Instant inThreeDays = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofDays(3));
        world.wait("not before " + inThreeDays, inThreeDays);

        start().getResult(Void.class);

        assertThat(world.calls()).startsWith("admit", "admit", "begin").endsWith("finish SUCCEEDED");
        assertThat(temporal.currentTimeMillis()).isGreaterThanOrEqualTo(inThreeDays.toEpochMilli());
    }

    @Test
    void asksAgainForAdmissionWhenNudged() {
        Instant tomorrow = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofDays(1));
        world.wait("place 1 in the queue", tomorrow);
        WorkflowStub workflow = start();
        temporal.sleep(Duration.ofMinutes(1));

        workflow.signal("nudge");
        workflow.getResult(Void.class);

        assertThat(temporal.currentTimeMillis()).isLessThan(tomorrow.toEpochMilli());
    }

    @Test
    void doesNothingWhenStartedOnceMoreAfterItsEnd() {
        world.ended();

        start().getResult(Void.class);

        assertThat(world.calls()).containsExactly("admit");
    }

    @Test
    void answersWhereItStandsFromTheNewestMarkerAndItsSteps() {
        Instant tomorrow = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofDays(1));
        world.wait("not before tomorrow", tomorrow);
        WorkflowStub workflow = start();
        temporal.sleep(Duration.ofMinutes(1));
        workflow.signal("logged", new LogMarker("postgresql", 7, "newer"));
        workflow.signal("logged", new LogMarker("postgresql", 3, "older, late"));

        DeploymentProgress waiting = workflow.query("progress", DeploymentProgress.class);
        assertThat(waiting.waitingFor()).startsWith("not before");
        assertThat(waiting.lastLine()).isEqualTo(new LogMarker("postgresql", 7, "newer"));

        workflow.getResult(Void.class);
        assertThat(workflow.query("progress", DeploymentProgress.class).steps())
                .extracting(StepProgress::state)
                .hasSize(5)
                .containsOnly(StepProgress.State.SUCCEEDED);
    }

    private FinishDeployment failedFinish() {
        var finish = world.finished();
        assertNotNull(finish);
        assertThat(finish.outcome()).isEqualTo(DeploymentOutcome.FAILED);
        return finish;
    }

    private WorkflowStub start() {
        return DeploymentWorkers.start(temporal.getWorkflowClient(), TenantDeployments.DEPLOY_WORKFLOW);
    }
}
