package dev.slipway.workflows.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.workflows.deployment.ControlledDeployment;
import dev.slipway.workflows.deployment.DeploymentRef;
import dev.slipway.workflows.plan.PlanTenantWorkflowImpl;
import dev.slipway.workflows.upkeep.UpkeepWorkflowImpl;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays recorded histories with the present code: a change that would break running deployments fails here. Record
 * new ones with {@code mvn test -pl workflows -Dtest=HistoryRecorderTest -Dslipway.record-histories=true}.
 */
class HistoryReplayTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories");

    @ParameterizedTest
    @MethodSource("histories")
    void replaysWithThePresentCode(Path history) throws Exception {
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(Files.readString(history)),
                DeployTenantWorkflowImpl.class,
                DeleteTenantWorkflowImpl.class,
                PlanTenantWorkflowImpl.class,
                UpkeepWorkflowImpl.class);
    }

    @Test
    void noticesCodeThatNoLongerFits() throws IOException {
        WorkflowExecutionHistory recorded =
                WorkflowExecutionHistory.fromJson(Files.readString(HISTORIES.resolve("deploy-tenant/success.json")));

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

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.walk(HISTORIES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The same workflow type with a timer where the recorded code called an activity. */
    public static final class Incompatible extends ControlledDeployment implements DeployTenantWorkflow {
        /** Takes the input as the real one does. */
        @WorkflowInit
        public Incompatible(DeploymentRef deployment) {
            super(deployment);
        }

        @Override
        public void deploy(DeploymentRef deployment) {
            Workflow.sleep(Duration.ofSeconds(1));
        }
    }
}
