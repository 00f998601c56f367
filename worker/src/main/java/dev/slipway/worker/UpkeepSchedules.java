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
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what recurs is scheduled: by Temporal's schedules, which operators can pause and trigger in its web UI,
 * or by cron where the server has no schedules, as the one in process. Doing it again changes nothing but how often
 * something recurs, where that is set otherwise now. Thread-safe.
 */
final class UpkeepSchedules {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepSchedules.class);
    private static final String WORKFLOW = "Upkeep";

    private final WorkflowClient temporal;
    private final Map<UpkeepTask, Duration> intervals;

    /** @param intervals how long from one round to the next of those that are set; the others have defaults */
    UpkeepSchedules(WorkflowClient temporal, Map<UpkeepTask, Duration> intervals) {
        this.temporal = temporal;
        this.intervals = Map.copyOf(intervals);
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
                keepPace(task, schedules.getHandle(task.id()));
            } catch (ScheduleException | StatusRuntimeException refused) {
                byCron(task, refused);
            }
        }
    }

    private void schedule(UpkeepTask task, ScheduleClient schedules) {
        Schedule schedule = Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(WORKFLOW)
                        .setArguments(UpkeepRound.of(task))
                        .setOptions(options(task).build())
                        .build())
                .setSpec(spec(task))
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .build())
                .build();
        schedules.createSchedule(
                task.id(), schedule, ScheduleOptions.newBuilder().build());
    }

    /** Only how often it recurs: whether operators have paused it is theirs. */
    private void keepPace(UpkeepTask task, ScheduleHandle handle) {
        List<Duration> present = handle.describe().getSchedule().getSpec().getIntervals().stream()
                .map(ScheduleIntervalSpec::getEvery)
                .toList();
        if (present.equals(List.of(every(task)))) {
            LOG.debug("{} is scheduled already", task.id());
            return;
        }
        handle.update(found ->
                new ScheduleUpdate(Schedule.newBuilder(found.getDescription().getSchedule())
                        .setSpec(spec(task))
                        .build()));
        LOG.info("{} recurs every {} now", task.id(), every(task));
    }

    private ScheduleSpec spec(UpkeepTask task) {
        return ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(every(task))))
                .build();
    }

    private Duration every(UpkeepTask task) {
        return intervals.getOrDefault(task, task.every());
    }

    private void byCron(UpkeepTask task, RuntimeException refused) {
        if (!isUnimplemented(refused)) {
            throw refused;
        }
        try {
            temporal.newUntypedWorkflowStub(
                            WORKFLOW,
                            options(task)
                                    .setCronSchedule(CronExpression.every(every(task)))
                                    .build())
                    .start(UpkeepRound.of(task));
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
