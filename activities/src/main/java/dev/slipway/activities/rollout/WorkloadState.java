package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one workload stands.
 *
 * @param workload which
 * @param ready its ready pods of the wanted revision
 * @param wanted how many it is to have
 * @param done whether all of them are ready and none of an older revision is left
 * @param refusal why the cluster makes no pods for it; null where it does
 * @param podLabel a label that only the pods of its wanted revision have; null while that is not known
 */
record WorkloadState(
        Workload workload,
        int ready,
        int wanted,
        boolean done,
        @Nullable String refusal,
        Map.@Nullable Entry<String, String> podLabel) {
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String TEMPLATE_HASH = "pod-template-hash";
    private static final String CONTROLLER_REVISION = "controller-revision-hash";

    static WorkloadState absent(Workload workload) {
        return new WorkloadState(workload, 0, 0, false, null, null);
    }

    static WorkloadState of(Workload workload, Deployment deployment, List<ReplicaSet> replicaSets) {
        int wanted = number(deployment.getSpec().getReplicas(), 1);
        DeploymentStatus status = deployment.getStatus();
        boolean seen = status != null && number(status.getObservedGeneration()) >= workload.generation();
        if (!seen) {
            return new WorkloadState(workload, 0, wanted, false, null, null);
        }
        int updated = number(status.getUpdatedReplicas(), 0);
        boolean done = updated == wanted
                && number(status.getReadyReplicas(), 0) == wanted
                && number(status.getAvailableReplicas(), 0) == wanted
                && number(status.getReplicas(), 0) == wanted;
        int ready = Math.min(updated, number(status.getReadyReplicas(), 0));
        return new WorkloadState(
                workload, ready, wanted, done, refusal(status), templateLabel(deployment, replicaSets));
    }

    static WorkloadState of(Workload workload, StatefulSet statefulSet) {
        int wanted = number(statefulSet.getSpec().getReplicas(), 1);
        StatefulSetStatus status = statefulSet.getStatus();
        boolean seen = status != null && number(status.getObservedGeneration()) >= workload.generation();
        if (!seen || status.getUpdateRevision() == null) {
            return new WorkloadState(workload, 0, wanted, seen && wanted == 0, null, null);
        }
        boolean one = Objects.equals(status.getCurrentRevision(), status.getUpdateRevision());
        int ready = number(status.getReadyReplicas(), 0);
        int updated = number(status.getUpdatedReplicas(), 0);
        boolean done = ready == wanted && number(status.getReplicas(), 0) == wanted && (one || updated == wanted);
        return new WorkloadState(
                workload,
                one ? ready : Math.min(ready, updated),
                wanted,
                done,
                null,
                Map.entry(CONTROLLER_REVISION, status.getUpdateRevision()));
    }

    /** Whether a pod is of the wanted revision, as far as that is known. */
    boolean owns(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return podLabel != null && labels != null && podLabel.getValue().equals(labels.get(podLabel.getKey()));
    }

    private static @Nullable String refusal(DeploymentStatus status) {
        return status.getConditions().stream()
                .filter(condition -> condition.getType().equals("ReplicaFailure"))
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(DeploymentCondition::getMessage)
                .findFirst()
                .orElse(null);
    }

    private static Map.@Nullable Entry<String, String> templateLabel(
            Deployment deployment, List<ReplicaSet> replicaSets) {
        String revision = annotation(deployment.getMetadata().getAnnotations());
        Optional<String> hash = replicaSets.stream()
                .filter(set -> set.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner ->
                                owner.getName().equals(deployment.getMetadata().getName())))
                .filter(set -> revision != null
                        && revision.equals(annotation(set.getMetadata().getAnnotations())))
                .map(set -> set.getMetadata().getLabels().get(TEMPLATE_HASH))
                .filter(Objects::nonNull)
                .findFirst();
        return hash.map(value -> Map.entry(TEMPLATE_HASH, value)).orElse(null);
    }

    private static @Nullable String annotation(@Nullable Map<String, String> annotations) {
        return annotations == null ? null : annotations.get(REVISION);
    }

    private static int number(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
