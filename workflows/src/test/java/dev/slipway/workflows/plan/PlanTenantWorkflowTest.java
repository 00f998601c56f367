package dev.slipway.workflows.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanTenantWorkflowTest {
    private static final StepError INVALID =
            new StepError("VALUES_INVALID", FailureClass.USER, "replicaCount is no number", "Correct it.");
    private static final StepError API_AWAY =
            new StepError("CLUSTER_UNREACHABLE", FailureClass.TRANSIENT, "The cluster does not answer", null);

    private final RecordingPlans world = new RecordingPlans();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    @BeforeEach
    void startWorker() {
        world.start(temporal);
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void returnsTheIdOfThePlan() {
        assertThat(RecordingPlans.stub(temporal.getWorkflowClient()).plan(RecordingPlans.input()))
                .isEqualTo(new PlannedTenant(RecordingPlans.PLAN));
        assertThat(world.calls()).containsExactly("compute CHA");
        assertThat(RecordingPlans.workflowId()).isEqualTo("tenant-plan/cha/" + RecordingPlans.PLAN);
    }

    @Test
    void triesAgainWhatMayPass() {
        world.fail(API_AWAY);
        world.fail(API_AWAY);

        RecordingPlans.stub(temporal.getWorkflowClient()).plan(RecordingPlans.input());

        assertThat(world.calls()).containsExactly("compute CHA", "compute CHA", "compute CHA");
    }

    @Test
    void writesDownWhatOnlyTheCallerCanMend() {
        world.fail(INVALID);

        assertThatThrownBy(
                        () -> RecordingPlans.stub(temporal.getWorkflowClient()).plan(RecordingPlans.input()))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("VALUES_INVALID"));
        assertThat(world.calls()).containsExactly("compute CHA", "fail VALUES_INVALID");
    }

    @Test
    void givesUpWhenWhatItNeedsStaysAway() {
        for (int attempt = 0; attempt < 100; attempt++) {
            world.fail(API_AWAY);
        }

        assertThatThrownBy(
                        () -> RecordingPlans.stub(temporal.getWorkflowClient()).plan(RecordingPlans.input()))
                .isInstanceOf(WorkflowFailedException.class);

        assertThat(world.calls()).hasSizeLessThan(60).endsWith("fail CLUSTER_UNREACHABLE");
    }

    @Test
    void writesDownThatItWasCancelled() {
        for (int attempt = 0; attempt < 100; attempt++) {
            world.fail(API_AWAY);
        }
        PlanTenantWorkflow workflow = RecordingPlans.stub(temporal.getWorkflowClient());
        WorkflowClient.start(workflow::plan, RecordingPlans.input());
        WorkflowStub untyped = WorkflowStub.fromTyped(workflow);

        untyped.cancel();

        assertThatThrownBy(() -> untyped.getResult(PlannedTenant.class)).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(world.calls()).endsWith("fail PLAN_CANCELLED");
    }
}
