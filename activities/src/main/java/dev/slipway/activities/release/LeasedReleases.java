package dev.slipway.activities.release;

import dev.slipway.activities.fence.Fence;
import dev.slipway.activities.helm.Helm;
import dev.slipway.activities.helm.HelmOutput;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStore;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Changes releases on behalf of activities: each under the release's lease, and looking before it acts. Thread-safe. */
@Component
class LeasedReleases {
    private final Helm helm;
    private final ReleaseStore store;
    private final ReleaseLeases leases;

    LeasedReleases(Helm helm, ReleaseStore store, ReleaseLeases leases) {
        this.helm = helm;
        this.store = store;
        this.leases = leases;
    }

    /** Brings the release about as it is wanted, where it is not. */
    AppliedRelease deploy(ReleaseSpec wanted, Attempt attempt) throws InterruptedException {
        return deploy(wanted, 0, attempt);
    }

    /**
     * Brings the release about as it is wanted, where it is not, or has drifted.
     *
     * @param driftedAt up to which revision it counts as drifted, whatever Helm says of it; 0 where it has not
     */
    AppliedRelease deploy(ReleaseSpec wanted, int driftedAt, Attempt attempt) throws InterruptedException {
        return holding(wanted.release(), attempt, fence -> apply(wanted, driftedAt, attempt, fence));
    }

    /** Removes the release, where there is one. */
    void uninstall(ReleaseName release, Attempt attempt) throws InterruptedException {
        holding(release, attempt, fence -> {
            attempt.beat().phase("removing");
            if (attempt.beat().takenOver().isEmpty()) {
                attempt.say("Removing " + release.name() + "; its volumes stay");
            }
            helm.uninstall(release, fence, attempt::line);
            return release;
        });
    }

    private AppliedRelease apply(ReleaseSpec wanted, int driftedAt, Attempt attempt, Fence fence)
            throws InterruptedException {
        attempt.beat().phase("looking");
        String name = wanted.release().name();
        Optional<ReleaseState> present = store.latest(wanted.release());
        if (present.isPresent() && present.get().isDeployedAs(wanted)) {
            int revision = present.get().revision();
            if (revision > driftedAt) {
                attempt.say("Release " + name + " is deployed as wanted, revision " + revision);
                return new AppliedRelease(present.get(), false);
            }
            if (attempt.beat().takenOver().isEmpty()) {
                attempt.say("Revision " + revision + " of " + name + " is wanted, and the cluster differs from it");
            }
        }
        attempt.beat().phase("repairing");
        HelmOutput output = present.isEmpty() ? attempt::line : repair(wanted, attempt, fence);
        attempt.beat().phase("applying");
        ReleaseState applied = helm.apply(wanted, fence, output);
        return new AppliedRelease(applied, true);
    }

    private HelmOutput repair(ReleaseSpec wanted, Attempt attempt, Fence fence) {
        String name = wanted.release().name();
        return switch (store.repair(wanted, fence)) {
            case NOT_NEEDED -> attempt::line;
            case TAKEN_BACK -> {
                if (attempt.beat().takenOver().isEmpty()) {
                    attempt.say("Taking over what an attempt that died left of " + name);
                }
                yield withoutOpening(attempt::line);
            }
            case MARKED_FAILED -> {
                attempt.say("Marked what an attempt that died left of " + name + " as failed");
                yield attempt::line;
            }
        };
    }

    /** The attempt before has said already what Helm is about to do. */
    private static HelmOutput withoutOpening(HelmOutput output) {
        AtomicBoolean opened = new AtomicBoolean();
        return line -> {
            if (opened.getAndSet(true)) {
                output.line(line);
            }
        };
    }

    private <T> T holding(ReleaseName release, Attempt attempt, ReleaseLeases.Work<T> work)
            throws InterruptedException {
        attempt.sayTakeOver(release);
        String holder = LeaseHolder.of(Activity.getExecutionContext().getInfo());
        AtomicBoolean told = new AtomicBoolean();
        return leases.during(release, holder, (other, left) -> waiting(release, attempt, left, told), work);
    }

    private static void waiting(ReleaseName release, Attempt attempt, Duration left, AtomicBoolean told) {
        attempt.beat().phase("waiting for another attempt");
        if (told.compareAndSet(false, true)) {
            attempt.say("Another attempt may still be at work on %s; if it is dead, this one goes on in %d s"
                    .formatted(release.name(), left.toSeconds() + 1));
        }
    }
}
