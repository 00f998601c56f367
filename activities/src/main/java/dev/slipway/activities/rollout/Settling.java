package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks twice at containers without a readiness probe, which count as ready from their start to their crash. One
 * thread's.
 */
final class Settling {
    private static final int WARY = 4;

    private final Duration settle;
    private final Instant since;
    private final Map<String, Instant> firstSeen = new HashMap<>();

    Settling(Duration settle, Instant since) {
        this.settle = settle;
        this.since = since;
    }

    /** When all of the pods' containers will have run long enough; empty where they have. To be asked at each look. */
    Optional<Instant> until(List<Pod> pods, Instant now) {
        return pods.stream()
                .flatMap(pod -> unprobed(pod).stream().map(container -> until(pod, container, now)))
                .filter(instant -> instant.isAfter(now))
                .max(Instant::compareTo);
    }

    private Instant until(Pod pod, ContainerStatus container, Instant now) {
        String name = pod.getMetadata().getUid() + " " + container.getName();
        if (container.getState() == null || container.getState().getRunning() == null) {
            return Instant.MIN;
        }
        if (Times.before(container.getState().getRunning().getStartedAt(), since)) {
            return Instant.MIN;
        }
        int restarts = Numbers.or(container.getRestartCount(), 0);
        Instant seen = firstSeen.computeIfAbsent(name + " " + restarts, first -> now);
        return seen.plus(restarts > 0 ? settle.multipliedBy(WARY) : settle);
    }

    private static List<ContainerStatus> unprobed(Pod pod) {
        if (pod.getStatus() == null) {
            return List.of();
        }
        Set<String> names = pod.getSpec().getContainers().stream()
                .filter(container -> container.getReadinessProbe() == null)
                .map(Container::getName)
                .collect(Collectors.toSet());
        return pod.getStatus().getContainerStatuses().stream()
                .filter(container -> names.contains(container.getName()))
                .toList();
    }
}
