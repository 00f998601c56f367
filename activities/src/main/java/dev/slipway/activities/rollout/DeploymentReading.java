package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.PodReadiness;
import dev.slipway.cluster.watch.ReleaseSnapshot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads off a Deployment, its ReplicaSets and their pods where it stands. Pure. */
final class DeploymentReading {
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private DeploymentReading() {}

    static WorkloadState read(Workload workload, Deployment deployment, ReleaseSnapshot release) {
        int wanted = Numbers.or(deployment.getSpec().getReplicas(), 1);
        DeploymentStatus status = deployment.getStatus();
        if (status == null || Numbers.or(status.getObservedGeneration(), 0) < workload.generation()) {
            return WorkloadState.unobserved(workload, wanted);
        }
        Optional<ReplicaSet> newest = newest(deployment, release.replicaSets());
        List<Pod> pods = newest.map(set -> pods(set, release.pods())).orElse(List.of());
        int replicas = Numbers.or(status.getReplicas(), 0);
        int updated = Numbers.or(status.getUpdatedReplicas(), 0);
        boolean settled = updated == wanted
                && replicas == wanted
                && Numbers.or(status.getReadyReplicas(), 0) == wanted
                && Numbers.or(status.getAvailableReplicas(), 0) == wanted;
        return new WorkloadState(
                workload,
                true,
                wanted,
                pods,
                settled,
                Math.max(0, replicas - updated),
                newest.map(DeploymentReading::refusal).orElse(null),
                newest.orElse(null));
    }

    /**
     * The ReplicaSet of the newest revision. A rollback makes an old one the newest by its annotation. One that runs
     * other images than the Deployment wants is not it: the right one was not seen yet.
     */
    private static Optional<ReplicaSet> newest(Deployment deployment, List<ReplicaSet> sets) {
        return sets.stream()
                .filter(set -> isOwnedBy(set, deployment))
                .max(Comparator.comparingLong(DeploymentReading::revision)
                        .thenComparing(set -> String.valueOf(set.getMetadata().getCreationTimestamp())))
                .filter(set -> images(set.getSpec().getTemplate())
                        .equals(images(deployment.getSpec().getTemplate())));
    }

    private static List<Pod> pods(ReplicaSet set, List<Pod> pods) {
        return pods.stream()
                .filter(pod -> isOwnedBy(pod, set))
                .filter(PodReadiness::isLasting)
                .toList();
    }

    private static @Nullable String refusal(ReplicaSet set) {
        List<ReplicaSetCondition> conditions =
                set.getStatus() == null ? List.of() : set.getStatus().getConditions();
        return conditions.stream()
                .filter(condition -> "ReplicaFailure".equals(condition.getType()))
                .filter(condition -> "True".equals(condition.getStatus()))
                .filter(condition -> "FailedCreate".equals(condition.getReason()))
                .map(condition -> Wording.oneLine(condition.getMessage()))
                .findFirst()
                .orElse(null);
    }

    static boolean isOwnedBy(HasMetadata object, HasMetadata owner) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference -> owner.getMetadata().getUid().equals(reference.getUid()));
    }

    private static List<String> images(PodTemplateSpec template) {
        return template.getSpec().getContainers().stream()
                .map(container -> container.getName() + "=" + container.getImage())
                .toList();
    }

    private static long revision(ReplicaSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        String revision = annotations == null ? null : annotations.get(REVISION);
        return revision == null || !revision.matches("[0-9]{1,18}") ? 0 : Long.parseLong(revision);
    }
}
