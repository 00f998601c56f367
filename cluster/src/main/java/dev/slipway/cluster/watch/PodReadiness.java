package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.Pod;

/** What counts as a ready pod, everywhere in Slipway. */
public final class PodReadiness {
    private PodReadiness() {}

    /** Whether the pod's phase is Running, its Ready condition True, and it is not on its way out. */
    public static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && "Running".equals(pod.getStatus().getPhase())
                && isLasting(pod)
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                condition.getType().equals("Ready") && "True".equals(condition.getStatus()));
    }

    /** Whether the pod is there to stay: not being deleted, and not run to its end as those of a job are. */
    public static boolean isLasting(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && (pod.getStatus() == null
                        || !"Succeeded".equals(pod.getStatus().getPhase()));
    }
}
