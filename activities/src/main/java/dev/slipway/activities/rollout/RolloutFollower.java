package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ClusterWatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One rollout being followed, on one thread. */
final class RolloutFollower {
    private final RolloutTarget target;
    private final ClusterWatch watch;
    private final RolloutSettings settings;
    private final RolloutListener listener;
    private final BlockingQueue<RolloutSignal> signals;
    private final RolloutNarrator narrator;
    private final long deadline;
    private List<Sighting> sightings = List.of();

    RolloutFollower(
            RolloutTarget target,
            ClusterWatch watch,
            KubernetesClient client,
            RolloutSettings settings,
            RolloutListener listener,
            BlockingQueue<RolloutSignal> signals) {
        this.target = target;
        this.watch = watch;
        this.settings = settings;
        this.listener = listener;
        this.signals = signals;
        this.narrator = new RolloutNarrator(target, client, listener);
        this.deadline = System.nanoTime() + settings.limit().toNanos();
    }

    /** A problem with the time, by the monotonic clock, after which it counts. */
    private record Sighting(Problem problem, long due) {}

    void run() throws InterruptedException {
        while (true) {
            RolloutAssessment now =
                    RolloutAssessment.of(target.workloads(), watch.snapshot(target.release()), settings);
            narrator.tell(now);
            listener.progress(now.ready(), now.wanted());
            if (now.done()) {
                drain(now);
                return;
            }
            see(problems(now));
            fail(now);
            awaitNews(now);
        }
    }

    private List<Problem> problems(RolloutAssessment now) {
        List<Problem> problems = new ArrayList<>(now.problems());
        problems.addAll(narrator.problems(settings));
        return problems;
    }

    /** A problem keeps the deadline it had when it was first seen, for as long as it is seen again. */
    private void see(List<Problem> problems) {
        long now = System.nanoTime();
        List<Sighting> next = new ArrayList<>();
        for (Problem problem : problems) {
            Sighting known = known(problem);
            long due = known == null
                    ? now + problem.patience().toNanos()
                    : Math.min(known.due(), now + problem.patience().toNanos());
            next.add(new Sighting(problem, due));
        }
        sightings = next;
    }

    private @Nullable Sighting known(Problem problem) {
        return sightings.stream()
                .filter(sighting -> sighting.problem().same(problem))
                .findFirst()
                .orElse(null);
    }

    private void fail(RolloutAssessment now) throws InterruptedException {
        long time = System.nanoTime();
        for (Sighting sighting : sightings) {
            if (sighting.due() - time <= 0) {
                drain(now);
                throw new RolloutFailedException(sighting.problem().error());
            }
        }
        if (deadline - time <= 0) {
            drain(now);
            throw new RolloutFailedException(
                    sightings.isEmpty()
                            ? RolloutErrors.notInTime(narrator.whyNotReady(now, settings.limit()))
                            : sightings.getFirst().problem().error());
        }
    }

    private void awaitNews(RolloutAssessment now) throws InterruptedException {
        long until = sightings.stream().mapToLong(Sighting::due).reduce(deadline, Math::min);
        RolloutSignal first = signals.poll(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first != null) {
            take(first, now);
            drainSignals(now);
        }
    }

    /** Events come a little after the state they explain: what they say belongs before the end. */
    private void drain(RolloutAssessment now) throws InterruptedException {
        RolloutSignal late = signals.poll(EXPLANATION.toMillis(), TimeUnit.MILLISECONDS);
        if (late != null) {
            take(late, now);
            drainSignals(now);
        }
    }

    private static final Duration EXPLANATION = Duration.ofMillis(20);

    private void drainSignals(RolloutAssessment now) {
        List<RolloutSignal> more = new ArrayList<>();
        signals.drainTo(more);
        more.forEach(signal -> take(signal, now));
    }

    private void take(RolloutSignal signal, RolloutAssessment now) {
        switch (signal) {
            case RolloutSignal.Changed changed -> {
                // the next assessment shows it
            }
            case RolloutSignal.Happened happened -> narrator.tell(happened.event(), now);
        }
    }
}
