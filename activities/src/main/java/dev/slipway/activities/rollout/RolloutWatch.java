package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ClusterWatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Follows rollouts until they are done or cannot be. Nothing is polled: the shared watch and the namespace's events wake
 * the follower, which otherwise sleeps until its next deadline. Thread-safe; one call for each rollout, on a virtual
 * thread.
 */
public final class RolloutWatch {
    private final ClusterWatch watch;
    private final KubernetesClient client;
    private final RolloutSettings settings;

    /** Follows through the shared watch. */
    public RolloutWatch(ClusterWatch watch, KubernetesClient client, RolloutSettings settings) {
        this.watch = watch;
        this.client = client;
        this.settings = settings;
    }

    /**
     * Returns when every workload of the target runs its wanted generation with all pods Ready and none of an older one
     * left.
     *
     * @throws RolloutFailedException where it cannot, as soon as that is certain, or did not in time
     * @throws InterruptedException where the caller wants it no more
     */
    public void follow(RolloutTarget target, RolloutListener listener) throws InterruptedException {
        BlockingQueue<RolloutSignal> signals = new LinkedBlockingQueue<>();
        RolloutFollower follower = new RolloutFollower(target, watch, client, settings, listener, signals);
        ClusterWatch.Subscription changes =
                watch.onChange(target.release(), () -> signals.add(new RolloutSignal.Changed()));
        RolloutEvents events = new RolloutEvents(client, target, signals);
        try {
            follower.run();
        } finally {
            events.close();
            changes.close();
        }
    }
}
