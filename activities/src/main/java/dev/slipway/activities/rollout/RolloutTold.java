package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what there is to tell of a rollout, and remembers what was told. One thread's. */
final class RolloutTold {
    private final EventBook events;
    private final Instant since;
    private final PodLines pods;
    private final Set<String> told = new HashSet<>();
    private final Map<Workload, String> progress = new HashMap<>();

    RolloutTold(EventBook events, Instant since) {
        this.events = events;
        this.since = since;
        this.pods = new PodLines(since, events);
    }

    /** What is new, in the order a person expects: what was refused, what happens to each pod, how far it is. */
    List<Line> news(RolloutView view) {
        List<Line> news = new ArrayList<>();
        Stream.of(
                        view.workloads().stream().flatMap(RolloutTold::refusal),
                        view.claims().stream().flatMap(this::claim),
                        view.pods().stream().flatMap(this::pod))
                .flatMap(lines -> lines)
                .filter(line -> told.add(line.key()))
                .forEach(news::add);
        view.workloads().stream()
                .filter(WorkloadState::observed)
                .filter(state -> !state.progress().equals(progress.put(state.workload(), state.progress())))
                .map(state -> Line.info("", state.workload() + ": " + state.progress()))
                .forEach(news::add);
        return news;
    }

    private static Stream<Line> refusal(WorkloadState state) {
        return Stream.ofNullable(state.refusal())
                .map(refusal -> Line.warning(
                        state.workload() + " refused " + Wording.gist(refusal),
                        state.workload() + ": the cluster refuses its pods: " + refusal));
    }

    private Stream<Line> claim(PersistentVolumeClaim claim) {
        String name = claim.getMetadata().getName();
        boolean bound = claim.getStatus() != null
                && "Bound".equals(claim.getStatus().getPhase())
                && !Times.before(claim, since);
        Stream<Line> isBound = bound
                ? Stream.of(Line.info("claim " + name + " bound", "Volume claim " + name + ": bound"))
                : Stream.of();
        return Stream.concat(
                events.about(claim).stream().flatMap(event -> EventLines.ofClaim(name, event).stream()), isBound);
    }

    /** Events and status of a pod; its scheduling comes first, then what events tell of, then its containers. */
    private Stream<Line> pod(Pod pod) {
        List<Line> ofStatus = pods.of(pod).toList();
        Stream<Line> ofEvents = events.about(pod).stream().flatMap(event -> ofEvent(pod, event));
        String scheduling = PodLines.key(pod, "scheduled");
        return Stream.of(
                        ofStatus.stream().filter(line -> line.key().equals(scheduling)),
                        ofEvents,
                        ofStatus.stream().filter(line -> !line.key().equals(scheduling)))
                .flatMap(lines -> lines);
    }

    private static Stream<Line> ofEvent(Pod pod, Event event) {
        return EventLines.ofPod(pod, event).stream();
    }
}
