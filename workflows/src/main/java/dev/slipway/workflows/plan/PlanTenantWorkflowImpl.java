package dev.slipway.workflows.plan;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.failure.StepFailures;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** See {@link PlanTenantWorkflow}. */
public final class PlanTenantWorkflowImpl implements PlanTenantWorkflow {
    private static final StepError CANCELLED =
            new StepError("PLAN_CANCELLED", FailureClass.USER, "The plan was cancelled", "Ask for another one.");

    /** Somebody waits for it: what is away for longer than this is told to them. */
    private final PlanActivities planning = Workflow.newActivityStub(
            PlanActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(3))
                    .setHeartbeatTimeout(Duration.ofSeconds(20))
                    .setScheduleToCloseTimeout(Duration.ofMinutes(5))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofSeconds(1))
                            .setMaximumInterval(Duration.ofSeconds(10))
                            .build())
                    .build());

    /** With the database away there is nothing to do but wait for it, so there is no end to retries. */
    private final PlanActivities recording = Workflow.newActivityStub(
            PlanActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(30))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofMillis(500))
                            .setMaximumInterval(Duration.ofSeconds(10))
                            .build())
                    .build());

    @Override
    public PlannedTenant plan(PlanTenantInput input) {
        try {
            return planning.compute(input);
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                Workflow.newDetachedCancellationScope(() -> recording.fail(new FailedPlan(input.planId(), CANCELLED)))
                        .run();
                throw failure;
            }
            StepError error = StepFailures.fromFailure(failure);
            recording.fail(new FailedPlan(input.planId(), error));
            throw ApplicationFailure.newNonRetryableFailure(error.message(), error.code(), error);
        }
    }
}
