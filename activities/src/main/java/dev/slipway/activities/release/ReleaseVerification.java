package dev.slipway.activities.release;

import dev.slipway.activities.failure.StepException;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.cluster.watch.ClusterWatch;
import dev.slipway.cluster.watch.ReleaseFeed;
import dev.slipway.cluster.watch.ReleaseKey;
import dev.slipway.cluster.watch.ReleaseSnapshot;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.release.ReleaseInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Checks that releases are what they are to be: Helm's record, the objects in the cluster and their pods agree. It
 * tells nothing of how they came to be so, and changes nothing. Thread-safe.
 */
@Component
public class ReleaseVerification {
    /** Helm's records are not watched: one that is just being written is looked at again after so long. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ReleaseSpecs specs;
    private final ReleaseStore store;
    private final ClusterWatch watch;

    ReleaseVerification(ReleaseSpecs specs, ReleaseStore store, ClusterWatch watch) {
        this.specs = specs;
        this.store = store;
        this.watch = watch;
    }

    /**
     * Returns when each release in its turn was seen to be deployed with the wanted chart and values, to run the images
     * of its manifest, and to have all pods updated and ready and no older ones.
     *
     * @param limit how long to wait at most, for all of them together
     * @param phases hears what is waited for
     * @throws StepException {@code RELEASE_NOT_VERIFIED}, which says what disagreed to the last; its class says whether
     *     to look again later is of any use
     * @throws InterruptedException at once where the caller wants it no more
     */
    public void verify(List<ReleaseInput> releases, Duration limit, Consumer<String> phases)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (ReleaseInput release : releases) {
            verify(specs.of(release), deadline, phases);
        }
    }

    private void verify(ReleaseSpec wanted, long deadline, Consumer<String> phases) throws InterruptedException {
        ReleaseName release = wanted.release();
        phases.accept("verifying " + release.name());
        try (ReleaseFeed feed = watch.follow(new ReleaseKey(release.namespace(), release.name()))) {
            while (true) {
                Finding found = look(wanted, feed.snapshot());
                if (found.differences().isEmpty()) {
                    return;
                }
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (!left.isPositive()) {
                    throw notVerified(release, found);
                }
                phases.accept("verifying " + release.name() + ": " + found.words());
                feed.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
        }
    }

    private Finding look(ReleaseSpec wanted, ReleaseSnapshot seen) {
        if (!watch.current()) {
            return new Finding(
                    List.of("what it has in the cluster is not known, as the Kubernetes API does not answer"), false);
        }
        Optional<ReleaseState> newest = store.latest(wanted.release());
        return new Finding(
                ReleaseComparison.differences(wanted, newest, seen), ReleaseComparison.isLasting(wanted, newest, seen));
    }

    private static StepException notVerified(ReleaseName release, Finding found) {
        String look = "See what changed it, or its pods, since it was rolled out: kubectl -n " + release.namespace()
                + " get deployments,statefulsets,pods,events";
        return new StepException(new StepError(
                "RELEASE_NOT_VERIFIED",
                found.lasting() ? FailureClass.USER : FailureClass.TRANSIENT,
                release.name() + " is not what it is to be: " + found.words(),
                found.lasting()
                        ? look + ". Put it back, or deploy again."
                        : "The step looks again by itself. " + look));
    }

    /** @param lasting whether looking again later is of no use */
    private record Finding(List<String> differences, boolean lasting) {
        String words() {
            return String.join("; ", differences);
        }
    }
}
