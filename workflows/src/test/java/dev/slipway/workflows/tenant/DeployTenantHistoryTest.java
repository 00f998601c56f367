package dev.slipway.workflows.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.workflows.deployment.DeploymentProgress;
import dev.slipway.workflows.deployment.LogMarker;
import io.temporal.api.history.v1.History;
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
 * Replays recorded histories with the present code: a change that would break running deployments fails here. Record a
 * new one with {@code mvn test -pl workflows -Dtest=DeployTenantHistoryTest -Dslipway.record-histories=true}.
 */
class DeployTenantHistoryTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories/deploy-tenant");

    @ParameterizedTest
    @MethodSource("histories")
    void replaysWithThePresentCode(Path history) throws Exception {
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(Files.readString(history)), DeployTenantWorkflowImpl.class);
    }

    @Test
    void noticesCodeThatNoLongerFits() throws IOException {
        WorkflowExecutionHistory recorded =
                WorkflowExecutionHistory.fromJson(Files.readString(HISTORIES.resolve("success.json")));

        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(recorded, Incompatible.class))
                .hasMessageContaining("replay");
    }

    @Test
    void tellsNothingPrivate() throws IOException {
        assertThat(histories())
                .isNotEmpty()
                .allSatisfy(history -> assertThat(Files.readString(history))
                        .doesNotContainIgnoringCase("password")
                        .doesNotContainIgnoringCase("secret"));
    }

    @Test
    @EnabledIfSystemProperty(named = "slipway.record-histories", matches = "true")
    void recordASuccess() throws IOException {
        RecordingActivities world = new RecordingActivities();
        try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
            DeploymentWorkers.start(temporal, world);
            DeploymentWorkers.stub(temporal.getWorkflowClient())
                    .deploy(DeploymentWorkers.input(FailurePolicy.KEEP, null));
            WorkflowExecutionHistory recorded =
                    temporal.getWorkflowClient().fetchHistory(TenantDeployments.workflowId("CHA"));
            History withoutMachine = WithoutMachine.of(recorded.getHistory());
            Files.createDirectories(HISTORIES);
            Files.writeString(
                    HISTORIES.resolve("success.json"), new WorkflowExecutionHistory(withoutMachine).toJson(true));
        }
    }

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.sorted().toList();
        }
    }

    /** The same workflow type with a timer where the recorded code called an activity. */
    public static final class Incompatible implements DeployTenantWorkflow {
        @Override
        public void deploy(DeployTenantInput input) {
            Workflow.sleep(Duration.ofSeconds(1));
        }

        @Override
        public DeploymentProgress progress() {
            throw new IllegalStateException("never asked in a replay");
        }

        @Override
        public void logged(LogMarker marker) {}
    }
}
