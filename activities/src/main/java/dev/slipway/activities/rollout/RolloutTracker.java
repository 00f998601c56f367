package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ReleaseSnapshot;
import dev.slipway.cluster.watch.WatchState;
import dev.slipway.workflows.failure.StepError;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges one rollout from what the watch sees, without any input or output of its own: time and state come from
 * outside. One thread's.
 */
final class RolloutTracker {
    private final RolloutTarget target;
    private final RolloutSettings settings;
    private final Instant deadline;
    private final EventBook events;
    private final RolloutTold told;
    private final PodProblems podProblems;
    private final Settling settling;
    private final ContactLines contact = new ContactLines();
    private Map<String, Instant> firstSeen = Map.of();

    RolloutTracker(RolloutTarget target, RolloutSettings settings, Instant now) {
        this.target = target;
        this.settings = settings;
        this.deadline = now.plus(settings.limit());
        this.events = new EventBook(target.since());
        this.settling = new Settling(settings.settle(), target.since());
        this.told = new RolloutTold(events, target.since());
        this.podProblems = new PodProblems(settings, events, new CrashCount(target.since()));
    }

    /**
     * Judges.
     *
     * @param release what the release has in the cluster
     * @param more the events seen since the last time
     * @param seen how far that can be trusted; while it cannot, nothing counts as failed but that
     * @param now the time, which does not run backwards
     */
    RolloutAssessment assess(ReleaseSnapshot release, List<Event> more, WatchState seen, Instant now) {
        events.add(more);
        RolloutView view = RolloutView.of(target.workloads(), release, events);
        List<Line> lines = new ArrayList<>(contact.news(seen.connected()));
        lines.addAll(told.news(view));
        Optional<Instant> settled = settling.until(view.pods(), now);
        if (view.done() && (settled.isEmpty() || !now.isBefore(deadline))) {
            return new RolloutAssessment.Done(lines, view.ready(), view.wanted());
        }
        List<Problem> problems = seen.current() ? problems(view) : List.of(unreachable());
        remember(problems, now);
        Optional<StepError> error = problems.stream()
                .filter(problem -> !due(problem).isAfter(now))
                .map(Problem::error)
                .findFirst()
                .or(() -> now.isBefore(deadline) ? Optional.empty() : Optional.of(tooLate(view, problems)));
        return error.<RolloutAssessment>map(
                        known -> new RolloutAssessment.Failed(lines, view.ready(), view.wanted(), known))
                .orElseGet(() -> new RolloutAssessment.InProgress(
                        lines,
                        view.ready(),
                        view.wanted(),
                        Duration.between(now, nextLook(problems, settled.orElse(deadline)))));
    }

    private List<Problem> problems(RolloutView view) {
        Stream<Problem> gone = view.gone().stream()
                .map(workload ->
                        new Problem(workload.toString(), RolloutErrors.gone(workload.toString()), settings.refused()));
        Stream<Problem> refused =
                view.workloads().stream().flatMap(state -> WorkloadProblems.of(state, settings).stream());
        Stream<Problem> ofPods = view.pods().stream().flatMap(podProblems::of);
        return Stream.of(gone, refused, ofPods).flatMap(problems -> problems).toList();
    }

    private Problem unreachable() {
        return new Problem("cluster", RolloutErrors.unreachable(settings.unreachable()), settings.unreachable());
    }

    /** A problem keeps the time it was first seen at for as long as it is seen again. */
    private void remember(List<Problem> problems, Instant now) {
        Map<String, Instant> next = new HashMap<>();
        problems.forEach(problem -> next.put(problem.key(), firstSeen.getOrDefault(problem.key(), now)));
        firstSeen = next;
    }

    private Instant due(Problem problem) {
        return firstSeen
                .getOrDefault(problem.key(), Instant.MAX.minus(problem.patience()))
                .plus(problem.patience());
    }

    private Instant nextLook(List<Problem> problems, Instant settled) {
        return Stream.concat(Stream.of(deadline, settled), problems.stream().map(this::due))
                .min(Instant::compareTo)
                .orElse(deadline);
    }

    /** What is wrong when time is up is the reason, although there was patience with it. */
    private StepError tooLate(RolloutView view, List<Problem> problems) {
        return problems.stream()
                .map(Problem::error)
                .findFirst()
                .orElseGet(() -> RolloutErrors.notInTime(
                        new Unready(events).why(view),
                        settings.limit(),
                        target.release().namespace()));
    }
}
