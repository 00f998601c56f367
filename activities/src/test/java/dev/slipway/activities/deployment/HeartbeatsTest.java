package dev.slipway.activities.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.activities.fence.LeaseLostException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beats of attempts at a real, if short-lived, Temporal server. */
@Timeout(60)
class HeartbeatsTest {
    private static final String QUEUE = "heartbeats";

    /** Long enough to tell a retry with back-off from one at once. */
    private static final Duration BACK_OFF = Duration.ofSeconds(30);

    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
    private final List<Heartbeats> heartbeats = new ArrayList<>();

    /** An activity, which does what the test says. */
    @ActivityInterface
    public interface Task {
        /** Does it. */
        String run(boolean backsOff);
    }

    /** A workflow that calls it. */
    @WorkflowInterface
    public interface Caller {
        /** Calls it. */
        @WorkflowMethod
        String call(boolean backsOff);
    }

    /** See {@link Caller}. */
    public static final class CallerImpl implements Caller {
        @Override
        public String call(boolean backsOff) {
            return Workflow.newActivityStub(
                            Task.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                                    .setHeartbeatTimeout(Duration.ofSeconds(3))
                                    .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                                    .setRetryOptions(RetryOptions.newBuilder()
                                            .setInitialInterval(backsOff ? BACK_OFF : Duration.ofMillis(10))
                                            .build())
                                    .build())
                    .run(backsOff);
        }
    }

    @AfterEach
    void close() {
        temporal.close();
        heartbeats.forEach(Heartbeats::close);
    }

    @Test
    void bringACancellationInWithinTwoSeconds() throws Exception {
        CompletableFuture<Long> ended = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        worker(beat -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return "";
            } finally {
                ended.complete(System.nanoTime());
            }
        });
        WorkflowStub caller = start(false);
        begun.await();
        long cancelled = System.nanoTime();

        caller.cancel();

        assertThat(Duration.ofNanos(ended.get(10, TimeUnit.SECONDS) - cancelled))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void tellTheNextAttemptAtOnceWhatWasHandedOver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Heartbeats stopping = heartbeats();
        Heartbeats next = heartbeats();
        doing(backsOff -> attempt() == 1
                ? run(stopping, beat -> {
                    beat.phase("applying");
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return "";
                })
                : run(next, beat -> beat.takenOver().toString()));
        WorkflowStub caller = start(true);
        begun.await();

        stopping.handOver();

        assertThat(caller.getResult(10, TimeUnit.SECONDS, String.class))
                .isEqualTo(Optional.of(new Heartbeats.TakenOver("applying", 2)).toString());
    }

    @Test
    void tellTheNextAttemptWhereOneDiedAndTheDeadOneToBeSilent() throws Exception {
        CountDownLatch wake = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        CompletableFuture<Throwable> late = new CompletableFuture<>();
        Heartbeats dead = heartbeats();
        Heartbeats next = heartbeats();
        doing(backsOff -> {
            if (attempt() > 1) {
                return run(next, beat -> beat.takenOver().toString());
            }
            try {
                return run(dead, beat -> {
                    beat.phase("applying");
                    CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS)
                            .execute(told::countDown);
                    await(wake);
                    throw new IllegalStateException("what a late attempt fails with does not matter");
                });
            } catch (RuntimeException failure) {
                late.complete(failure);
                throw failure;
            }
        });
        WorkflowStub caller = start(false);
        told.await();

        dead.close();

        assertThat(caller.getResult(20, TimeUnit.SECONDS, String.class))
                .isEqualTo(Optional.of(new Heartbeats.TakenOver("applying", 2)).toString());
        wake.countDown();
        assertThat(late.get(10, TimeUnit.SECONDS)).isInstanceOf(ActivityCompletionException.class);
    }

    @Test
    void leaveNothingAfterAnOrdinaryFailure() {
        worker(beat -> {
            Optional<Heartbeats.TakenOver> left = beat.takenOver();
            beat.phase("applying");
            if (attempt() == 1) {
                throw new IllegalStateException("as it happens");
            }
            return left.toString();
        });

        assertThat(start(false).getResult(String.class)).isEqualTo("Optional.empty");
    }

    @Test
    void leaveThePhaseWhenTheLeaseWasLost() {
        worker(beat -> {
            Optional<Heartbeats.TakenOver> left = beat.takenOver();
            beat.phase("applying");
            if (left.isEmpty()) {
                throw new LeaseLostException();
            }
            return left.toString();
        });

        assertThat(start(false).getResult(String.class)).contains("applying");
    }

    private Heartbeats heartbeats() {
        Heartbeats made = new Heartbeats();
        heartbeats.add(made);
        return made;
    }

    private void worker(Heartbeats.Work<String> work) {
        Heartbeats own = heartbeats();
        doing(backsOff -> run(own, work));
    }

    private void doing(Task task) {
        Worker worker = temporal.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setMaxHeartbeatThrottleInterval(Duration.ofMillis(800))
                        .build());
        worker.registerWorkflowImplementationTypes(CallerImpl.class);
        worker.registerActivitiesImplementations(task);
        temporal.start();
    }

    private static String run(Heartbeats heartbeats, Heartbeats.Work<String> work) {
        try {
            return heartbeats.during(work);
        } catch (HandOverException stopping) {
            throw HandOverException.toFailure();
        }
    }

    private static int attempt() {
        return Activity.getExecutionContext().getInfo().getAttempt();
    }

    private WorkflowStub start(boolean backsOff) {
        WorkflowClient client = temporal.getWorkflowClient();
        Caller caller = client.newWorkflowStub(
                Caller.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(UUID.randomUUID().toString())
                        .setTaskQueue(QUEUE)
                        .build());
        WorkflowClient.start(caller::call, backsOff);
        return WorkflowStub.fromTyped(caller);
    }

    /** As a process that is paused: nothing can end the wait. */
    private static void await(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException deaf) {
                done = false;
            }
        }
    }
}
