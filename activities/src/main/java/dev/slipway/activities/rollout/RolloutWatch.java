package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ClusterWatch;
import dev.slipway.cluster.watch.ReleaseFeed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;

/**
 * Follows rollouts until they are done or cannot be. Nothing is polled: the shared watch wakes the follower, which
 * otherwise sleeps until its next deadline. Thread-safe; one call for each rollout, on a virtual thread.
 */
public final class RolloutWatch {
    /** Events come a little after the state they explain: what they say belongs before the end. */
    private static final Duration EXPLANATION = Duration.ofMillis(150);

    private final ClusterWatch watch;
    private final RolloutSettings settings;
    private final LastWords lastWords;

    /** Follows through the shared watch; the client is for the logs of what crashed. */
    public RolloutWatch(ClusterWatch watch, KubernetesClient client, RolloutSettings settings) {
        this.watch = watch;
        this.settings = settings;
        this.lastWords = new LastWords(client);
    }

    /** The same as {@link #follow(RolloutTarget, RolloutListener, Duration)} with the settings' own limit. */
    public void follow(RolloutTarget target, RolloutListener listener) throws InterruptedException {
        follow(target, listener, settings.limit());
    }

    /**
     * Returns when every workload of the target runs its wanted generation with all pods Ready and none of an older
     * one left.
     *
     * @param limit how long it may take at most
     * @throws RolloutFailedException where it cannot, as soon as that is certain, or did not in time
     * @throws InterruptedException at once where the caller wants it no more
     */
    public void follow(RolloutTarget target, RolloutListener listener, Duration limit) throws InterruptedException {
        long begun = System.nanoTime();
        Instant start = Instant.now();
        RolloutTracker tracker = new RolloutTracker(target, settings.within(limit), start);
        Narrator narrator = new Narrator(target, listener, lastWords);
        try (ReleaseFeed feed = watch.follow(target.release())) {
            while (true) {
                Instant now = start.plusNanos(System.nanoTime() - begun);
                RolloutAssessment assessment = assess(tracker, feed, now);
                narrator.tell(assessment);
                switch (assessment) {
                    case RolloutAssessment.Done done -> {
                        return;
                    }
                    case RolloutAssessment.InProgress going -> feed.await(going.patience());
                    case RolloutAssessment.Failed failed -> {
                        feed.await(EXPLANATION);
                        narrator.tell(assess(tracker, feed, now));
                        throw new RolloutFailedException(failed.error());
                    }
                }
            }
        }
    }

    private RolloutAssessment assess(RolloutTracker tracker, ReleaseFeed feed, Instant now) {
        return tracker.assess(feed.snapshot(), feed.takeEvents(), watch.state(), now);
    }
}
