package dev.slipway.workflows.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.tenant.WithoutMachine;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays recorded histories with the present code: a change that would break running plans fails here. Record new ones
 * with {@code mvn test -pl workflows -Dtest=PlanTenantHistoryTest -Dslipway.record-histories=true}.
 */
class PlanTenantHistoryTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories/plan-tenant");
    private static final StepError INVALID =
            new StepError("VALUES_INVALID", FailureClass.USER, "replicaCount is no number", "Correct it.");

    @ParameterizedTest
    @MethodSource("histories")
    void replaysWithThePresentCode(Path history) throws Exception {
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(Files.readString(history)), PlanTenantWorkflowImpl.class);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void noticesCodeThatNoLongerFits(Path history) throws IOException {
        WorkflowExecutionHistory recorded = WorkflowExecutionHistory.fromJson(Files.readString(history));

        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(recorded, Incompatible.class))
                .hasMessageContaining("replay");
    }

    @Test
    void thereIsOneOfEveryOutcome() throws IOException {
        assertThat(histories())
                .extracting(history -> history.getFileName().toString())
                .containsExactly("cancelled.json", "failure.json", "success.json");
    }

    @Test
    @EnabledIfSystemProperty(named = "slipway.record-histories", matches = "true")
    void recordASuccess() throws IOException {
        record("success", new RecordingPlans());
    }

    @Test
    @EnabledIfSystemProperty(named = "slipway.record-histories", matches = "true")
    void recordAFailure() throws IOException {
        RecordingPlans world = new RecordingPlans();
        world.fail(INVALID);
        record("failure", world);
    }

    @Test
    @EnabledIfSystemProperty(named = "slipway.record-histories", matches = "true")
    void recordACancelledOne() throws IOException {
        RecordingPlans world = new RecordingPlans();
        for (int attempt = 0; attempt < 100; attempt++) {
            world.fail(new StepError("CLUSTER_UNREACHABLE", FailureClass.TRANSIENT, "No answer", null));
        }
        record("cancelled", world);
    }

    private static void record(String outcome, RecordingPlans world) throws IOException {
        try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
            world.start(temporal);
            PlanTenantWorkflow workflow = RecordingPlans.stub(temporal.getWorkflowClient());
            WorkflowClient.start(workflow::plan, RecordingPlans.input());
            WorkflowStub run = WorkflowStub.fromTyped(workflow);
            if (outcome.equals("cancelled")) {
                run.cancel();
            }
            awaitEnd(run);
            WorkflowExecutionHistory recorded = temporal.getWorkflowClient().fetchHistory(RecordingPlans.workflowId());
            Files.createDirectories(HISTORIES);
            Files.writeString(
                    HISTORIES.resolve(outcome + ".json"),
                    new WorkflowExecutionHistory(WithoutMachine.of(recorded.getHistory())).toJson(true));
        }
    }

    /** However it ends. */
    private static void awaitEnd(WorkflowStub run) {
        try {
            run.getResult(PlannedTenant.class);
        } catch (WorkflowFailedException failed) {
            assertThat(failed).hasMessageContaining("PlanTenant");
        }
    }

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.sorted().toList();
        }
    }

    /** The same workflow type with a timer where the recorded code called an activity. */
    public static final class Incompatible implements PlanTenantWorkflow {
        @Override
        public PlannedTenant plan(PlanTenantInput input) {
            Workflow.sleep(Duration.ofSeconds(1));
            return new PlannedTenant(input.planId());
        }
    }
}
