package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.PodReadiness;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a rollout still waits for. */
final class Unready {
    private final EventBook events;

    Unready(EventBook events) {
        this.events = events;
    }

    /** Each workload that is not rolled out, with the first of its pods that is not ready. */
    String why(RolloutView view) {
        return view.workloads().stream()
                .filter(state -> !state.done())
                .map(this::why)
                .collect(Collectors.joining("; "));
    }

    /** A workload that is not rolled out, with the first of its pods that is not ready. */
    String why(WorkloadState state) {
        if (!state.observed()) {
            return state.workload() + " was not taken up by its controller";
        }
        String pod = state.pods().stream()
                .filter(one -> !PodReadiness.isReady(one))
                .findFirst()
                .map(this::why)
                .orElseGet(() -> allReady(state) ? ", which its controller does not say yet" : "");
        return state.workload() + ": " + state.progress() + pod;
    }

    private static boolean allReady(WorkloadState state) {
        return state.ready() == state.wanted() && state.old() == 0;
    }

    private String why(Pod pod) {
        Optional<String> reason = SchedulingProblems.whyNot(pod)
                .or(() -> lastWarning(pod))
                .or(() -> Containers.of(pod).stream()
                        .flatMap(container -> Containers.waiting(container).stream())
                        .map(ContainerStateWaiting::getReason)
                        .findFirst())
                .or(() -> PodReadiness.condition(pod, "Ready").map(PodCondition::getMessage));
        return "; pod " + pod.getMetadata().getName() + " is not ready: "
                + Wording.oneLine(reason.orElse("no word of it"));
    }

    private Optional<String> lastWarning(Pod pod) {
        return events.about(pod).stream()
                .filter(event -> "Warning".equals(event.getType()))
                .map(Event::getMessage)
                .reduce((older, newer) -> newer);
    }
}
