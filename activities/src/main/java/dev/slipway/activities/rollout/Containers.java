package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the containers' part of a pod's status. */
final class Containers {
    private Containers() {}

    /** The init containers that are not done with yet, then the others. */
    static List<ContainerStatus> of(Pod pod) {
        if (pod.getStatus() == null) {
            return List.of();
        }
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .toList();
    }

    /** How a person knows a container: by its pod, and by its own name where the pod has several. */
    static String name(Pod pod, ContainerStatus container) {
        String name = "Pod " + pod.getMetadata().getName();
        return of(pod).size() == 1 ? name : name + ", container " + container.getName();
    }

    static Optional<ContainerStateWaiting> waiting(ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .map(ContainerState::getWaiting)
                .filter(waiting -> waiting.getReason() != null);
    }

    static boolean isRunning(ContainerStatus container) {
        return container.getState() != null && container.getState().getRunning() != null;
    }

    /** How its last run ended: the present state where it has just ended, else what the kubelet remembers. */
    static Optional<ContainerStateTerminated> ended(ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .map(ContainerState::getTerminated)
                .or(() -> Optional.ofNullable(container.getLastState()).map(ContainerState::getTerminated));
    }

    /** Whether an end was a crash: an init container is to end, with 0; the others are not to end at all. */
    static boolean isCrash(Pod pod, ContainerStatus container, ContainerStateTerminated ended) {
        boolean init = pod.getStatus().getInitContainerStatuses().contains(container);
        return !init || Numbers.or(ended.getExitCode(), 0) != 0;
    }

    /** How a run ended, for example {@code OOMKilled, exit code 137}. */
    static String howItEnded(ContainerStateTerminated ended) {
        String reason = ended.getReason() == null ? "" : ended.getReason();
        String code = "exit code " + Numbers.or(ended.getExitCode(), 0);
        return reason.isEmpty() || reason.equals("Error") || reason.equals("Completed") ? code : reason + ", " + code;
    }
}
