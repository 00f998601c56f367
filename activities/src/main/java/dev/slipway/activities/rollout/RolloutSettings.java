package dev.slipway.activities.rollout;

import java.time.Duration;

/**
 * How patient a rollout is. What may yet pass gets some time before it counts as a failure; the time runs from when it
 * was first seen for as long as it lasts. See {@link #standard} for why the usual values are what they are.
 *
 * @param limit the whole rollout; a slow start is for the chart's startup probe to bound
 * @param crashes how often one container may crash in this rollout before it counts as a crash loop; at least 1
 * @param doubtfulPull an image pull that failed for a reason that may pass, such as the registry's name not resolving
 * @param noRoom a pod without a node because no node has room, or none is fit to take pods just now
 * @param noNode a pod that no node would take, however empty: a selector, an affinity, a taint
 * @param volume a volume that cannot be provisioned, bound or mounted yet
 * @param refused pods that the cluster refuses to make, and what they refer to missing
 * @param unreachable the cluster gives no answer
 * @param settle how long a container without a readiness probe has to run before it is believed to work: to Kubernetes
 *     it is ready as soon as it is started, be it about to crash; four times as long where it crashed already
 */
public record RolloutSettings(
        Duration limit,
        int crashes,
        Duration doubtfulPull,
        Duration noRoom,
        Duration noNode,
        Duration volume,
        Duration refused,
        Duration unreachable,
        Duration settle) {
    /**
     * What suits a real cluster.
     *
     * <ul>
     *   <li>{@code limit} 10 minutes: as {@code progressDeadlineSeconds} of a Deployment.
     *   <li>{@code crashes} 3: the kubelet starts a container again at once, after 10 s, after 20 s; a third crash
     *       comes after some 12 s at the earliest, which is time enough for a dependency to appear.
     *   <li>{@code doubtfulPull} 75 seconds: the kubelet pulls at 0, 10, 30 and 70 s, so four attempts.
     *   <li>{@code noRoom} 60 seconds: an autoscaler decides within 30 s, and old pods of an upgrade take about as long
     *       to go. The failure's class lets the step wait on.
     *   <li>{@code noNode} 20 seconds: labels and taints of nodes that just joined.
     *   <li>{@code volume} 90 seconds: provisioners and attachers of clouds take up to a minute, and retry.
     *   <li>{@code refused} 10 seconds: a Secret or a quota may be made a moment later than what needs it; the
     *       controllers retry within that time.
     *   <li>{@code unreachable} 2 minutes: an API server that restarts is back in less.
     *   <li>{@code settle} 3 seconds: what is wrongly configured mostly ends at once. With a readiness probe nothing
     *       is waited for.
     * </ul>
     */
    public static RolloutSettings standard() {
        return new RolloutSettings(
                Duration.ofMinutes(10),
                3,
                Duration.ofSeconds(75),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(90),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                Duration.ofSeconds(3));
    }

    /** The same with another limit for the whole. */
    public RolloutSettings within(Duration newLimit) {
        return new RolloutSettings(
                newLimit, crashes, doubtfulPull, noRoom, noNode, volume, refused, unreachable, settle);
    }
}
