package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;

/** What counts as a ready pod, everywhere in Slipway. */
public final class PodReadiness {
    private PodReadiness() {}

    /** Whether the pod's phase is Running, its Ready condition True, and it is not on its way out. */
    public static boolean isReady(Pod pod) {
        return isLasting(pod)
                && "Running".equals(phase(pod))
                && condition(pod, "Ready")
                        .filter(ready -> "True".equals(ready.getStatus()))
                        .isPresent();
    }

    /**
     * Whether the pod is there to stay: not being deleted, and neither run to its end as those of a job are, nor failed
     * for good as evicted ones are, which are replaced and only lie about.
     */
    public static boolean isLasting(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && !"Succeeded".equals(phase(pod))
                && !"Failed".equals(phase(pod));
    }

    /** A condition of the pod by its type, for example {@code PodScheduled}. */
    public static Optional<PodCondition> condition(Pod pod, String type) {
        List<PodCondition> conditions =
                pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
        return conditions.stream().filter(one -> type.equals(one.getType())).findFirst();
    }

    private static String phase(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? "Pending"
                : pod.getStatus().getPhase();
    }
}
