package dev.slipway.workflows.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.workflows.tenant.WithoutMachine;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounds of what recurs, and their recorded histories, which {@code HistoryReplayTest} replays. */
class UpkeepHistoryTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories/upkeep");

    @ParameterizedTest
    @EnumSource
    void everyTaskHasAHistory(UpkeepTask task) {
        assertThat(file(task)).exists();
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "slipway.record-histories", matches = "true")
    void recordsARound(UpkeepTask task) throws IOException {
        record(task, file(task), new Round(false));
    }

    @Test
    @EnabledIfSystemProperty(named = "slipway.record-histories", matches = "true")
    void recordsARoundThatFails() throws IOException {
        record(UpkeepTask.RECONCILE, HISTORIES.resolve("failure.json"), new Round(true));
    }

    private static Path file(UpkeepTask task) {
        return HISTORIES.resolve(task.name().toLowerCase(Locale.ROOT) + ".json");
    }

    private static void record(UpkeepTask task, Path file, Round round) throws IOException {
        try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
            Worker worker = temporal.newWorker(UpkeepTask.TASK_QUEUE);
            worker.registerWorkflowImplementationTypes(UpkeepWorkflowImpl.class);
            worker.registerActivitiesImplementations(round);
            temporal.start();
            WorkflowStub run = temporal.getWorkflowClient()
                    .newUntypedWorkflowStub(
                            "Upkeep",
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(task.id())
                                    .setTaskQueue(UpkeepTask.TASK_QUEUE)
                                    .build());
            run.start(UpkeepRound.of(task));
            awaitEnd(run);
            WorkflowExecutionHistory recorded = temporal.getWorkflowClient().fetchHistory(task.id());
            Files.createDirectories(HISTORIES);
            Files.writeString(
                    file, new WorkflowExecutionHistory(WithoutMachine.of(recorded.getHistory())).toJson(true));
        }
    }

    /** However it ends. */
    private static void awaitEnd(WorkflowStub run) {
        try {
            run.getResult(Void.class);
        } catch (WorkflowFailedException failed) {
            assertThat(failed).hasMessageContaining("Upkeep");
        }
    }

    /** Stands in for the world. */
    private record Round(boolean fails) implements UpkeepActivities {
        @Override
        public void reconcile() {
            work();
        }

        @Override
        public void checkDrift(DriftRound round) {
            work();
        }

        @Override
        public void clearAway() {
            work();
        }

        private void work() {
            if (fails) {
                throw ApplicationFailure.newFailure("The database is away", "DATABASE_AWAY");
            }
        }
    }
}
