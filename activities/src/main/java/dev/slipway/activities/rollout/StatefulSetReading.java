package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.PodReadiness;
import dev.slipway.cluster.watch.ReleaseSnapshot;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads off a StatefulSet and its pods where it stands. Pure. */
final class StatefulSetReading {
    private static final String REVISION_LABEL = "controller-revision-hash";

    private StatefulSetReading() {}

    static WorkloadState read(Workload workload, StatefulSet set, ReleaseSnapshot release, EventBook events) {
        int wanted = Numbers.or(set.getSpec().getReplicas(), 1);
        StatefulSetStatus status = set.getStatus();
        if (status == null || Numbers.or(status.getObservedGeneration(), 0) < workload.generation()) {
            return WorkloadState.unobserved(workload, wanted);
        }
        List<Pod> own = release.pods().stream()
                .filter(pod -> DeploymentReading.isOwnedBy(pod, set))
                .filter(PodReadiness::isLasting)
                .toList();
        List<Pod> current = own.stream()
                .filter(pod -> isOf(status.getUpdateRevision(), pod))
                .toList();
        boolean settled = Objects.equals(status.getCurrentRevision(), status.getUpdateRevision())
                && Numbers.or(status.getReplicas(), 0) == wanted
                && Numbers.or(status.getReadyReplicas(), 0) == wanted;
        return new WorkloadState(
                workload, true, wanted, current, settled, own.size() - current.size(), refusal(set, events), set);
    }

    private static boolean isOf(@Nullable String revision, Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return revision == null || (labels != null && revision.equals(labels.get(REVISION_LABEL)));
    }

    /** Unlike a ReplicaSet it has no condition that says so, only events; the newest of them counts. */
    private static @Nullable String refusal(StatefulSet set, EventBook events) {
        if (Numbers.or(set.getStatus().getReplicas(), 0)
                >= Numbers.or(set.getSpec().getReplicas(), 1)) {
            return null;
        }
        return events.newest(set, Set.of("FailedCreate", "SuccessfulCreate"))
                .filter(event -> "FailedCreate".equals(event.getReason()))
                .map(Event::getMessage)
                .map(Wording::oneLine)
                .orElse(null);
    }
}
