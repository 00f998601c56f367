package dev.slipway.workflows.tenant;

import dev.slipway.workflows.failure.StepFailures;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The way from a tenant's workflows to its activities. */
final class TenantStubs {
    private TenantStubs() {}

    /** A namespace that is being deleted can take minutes, and its finalizers for ever; it beats meanwhile. */
    static TenantActivities activities() {
        return Workflow.newActivityStub(
                TenantActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(30))
                        .setHeartbeatTimeout(Duration.ofSeconds(20))
                        .setScheduleToCloseTimeout(Duration.ofHours(1))
                        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(StepFailures.FIRST_RETRY)
                                .setMaximumInterval(StepFailures.LONGEST_RETRY)
                                .build())
                        .build());
    }
}
