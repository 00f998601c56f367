package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the crashes of containers in this rollout. What a pod that was there before had crashed by then is not held
 * against it. One thread's.
 */
final class CrashCount {
    private final Instant since;
    private final Map<String, Integer> before = new HashMap<>();

    CrashCount(Instant since) {
        this.since = since;
    }

    /** How often a container has crashed since the rollout began; 0 while it runs. */
    int of(Pod pod, ContainerStatus container) {
        String key = pod.getMetadata().getUid() + "/" + container.getName();
        int restarts = Numbers.or(container.getRestartCount(), 0);
        int baseline = before.computeIfAbsent(key, first -> Times.before(pod, since) ? restarts : 0);
        boolean crashed = !Containers.isRunning(container)
                && Containers.ended(container)
                        .filter(ended -> Containers.isCrash(pod, container, ended))
                        .isPresent();
        return crashed ? Math.max(0, restarts - baseline) + 1 : 0;
    }
}
