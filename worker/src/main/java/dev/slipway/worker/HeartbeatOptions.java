package dev.slipway.worker;

import dev.slipway.activities.deployment.Heartbeats;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/** How a worker's heartbeats go out. */
final class HeartbeatOptions {
    /** A little less than their period: so none is held back, and each brings its own answer. */
    private static final Duration THROTTLE = Heartbeats.PERIOD.minusMillis(200);

    private HeartbeatOptions() {}

    static WorkerOptions.Builder apply(WorkerOptions.Builder options) {
        return options.setMaxHeartbeatThrottleInterval(THROTTLE)
                .setDefaultHeartbeatThrottleInterval(THROTTLE)
                .setAllowActivityHeartbeatDuringShutdown(true);
    }
}
