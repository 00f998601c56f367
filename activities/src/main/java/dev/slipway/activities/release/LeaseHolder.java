package dev.slipway.activities.release;

import io.temporal.activity.ActivityInfo;
import java.lang.management.ManagementFactory;

/** Names who holds a lease: no two attempts have the same name, and a person can tell which it is. */
final class LeaseHolder {
    private static final String PROCESS = ManagementFactory.getRuntimeMXBean().getName();

    private LeaseHolder() {}

    static String of(ActivityInfo activity) {
        return "run %s, activity %s, attempt %d, process %s"
                .formatted(activity.getWorkflowRunId(), activity.getActivityId(), activity.getAttempt(), PROCESS);
    }
}
