package dev.slipway.activities.rollout;

import java.time.Duration;

/**
 * How patient a rollout is. What may yet pass gets some time before it counts as a failure.
 *
 * @param limit the whole rollout; a slow start is for the chart's startup probe to bound
 * @param crashes restarts of one container before it counts as a crash loop: a backend that starts before its database
 *     restarts once or twice and is fine
 * @param doubtfulPull an image pull that failed for a reason that may pass, such as the registry's name not resolving
 * @param noRoom a pod without a node: an autoscaler needs a moment to be asked
 * @param volume a volume that cannot be bound or mounted yet: provisioners retry
 * @param refused pods that the cluster refuses to make, and containers whose configuration is missing: what they refer
 *     to may be made a moment later
 */
public record RolloutSettings(
        Duration limit, int crashes, Duration doubtfulPull, Duration noRoom, Duration volume, Duration refused) {
    /** What suits a real cluster. */
    public static RolloutSettings standard() {
        return new RolloutSettings(
                Duration.ofMinutes(10),
                3,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(90),
                Duration.ofSeconds(5));
    }

    /** The same with another limit for the whole. */
    public RolloutSettings within(Duration newLimit) {
        return new RolloutSettings(newLimit, crashes, doubtfulPull, noRoom, volume, refused);
    }
}
