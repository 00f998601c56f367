package dev.slipway.worker;

import dev.slipway.workflows.upkeep.UpkeepRound;
import dev.slipway.workflows.upkeep.UpkeepTask;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what recurs is scheduled: by Temporal's schedules, which operators can pause and trigger in its web UI,
 * or by cron where the server has no schedules, as the one in process. Doing it again changes nothing. Thread-safe.
 */
final class UpkeepSchedules {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepSchedules.class);
    private static final String WORKFLOW = "Upkeep";

    private final WorkflowClient temporal;

    UpkeepSchedules(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /** Schedules all of it. */
    void ensure() {
        ScheduleClient schedules = ScheduleClient.newInstance(
                temporal.getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(temporal.getOptions().getNamespace())
                        .build());
        for (UpkeepTask task : UpkeepTask.values()) {
            try {
                schedule(task, schedules);
            } catch (ScheduleAlreadyRunningException known) {
                LOG.debug("{} is scheduled already", task.id());
            } catch (ScheduleException | StatusRuntimeException refused) {
                byCron(task, refused);
            }
        }
    }

    private void schedule(UpkeepTask task, ScheduleClient schedules) {
        Schedule schedule = Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(WORKFLOW)
                        .setArguments(new UpkeepRound(task))
                        .setOptions(options(task).build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(task.every())))
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .build())
                .build();
        schedules.createSchedule(
                task.id(), schedule, ScheduleOptions.newBuilder().build());
    }

    private void byCron(UpkeepTask task, RuntimeException refused) {
        if (!isUnimplemented(refused)) {
            throw refused;
        }
        try {
            temporal.newUntypedWorkflowStub(
                            WORKFLOW, options(task).setCronSchedule(task.cron()).build())
                    .start(new UpkeepRound(task));
        } catch (WorkflowExecutionAlreadyStarted known) {
            LOG.debug("{} recurs by cron already", task.id());
        }
    }

    private static WorkflowOptions.Builder options(UpkeepTask task) {
        return WorkflowOptions.newBuilder().setWorkflowId(task.id()).setTaskQueue(UpkeepTask.TASK_QUEUE);
    }

    private static boolean isUnimplemented(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException grpc
                    && grpc.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return true;
            }
        }
        return false;
    }
}
