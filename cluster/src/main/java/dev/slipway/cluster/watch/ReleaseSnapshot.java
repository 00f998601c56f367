package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;

/**
 * What one release has in the cluster, as last seen. The objects are shared with everybody: they are read, never
 * changed. They lack {@code managedFields}, which nobody here needs and which take most of an object's memory.
 *
 * @param deployments its Deployments
 * @param statefulSets its StatefulSets
 * @param replicaSets its Deployments' ReplicaSets, those of older revisions included
 * @param pods its pods, completed and stopping ones included
 * @param claims its volume claims
 */
public record ReleaseSnapshot(
        List<Deployment> deployments,
        List<StatefulSet> statefulSets,
        List<ReplicaSet> replicaSets,
        List<Pod> pods,
        List<PersistentVolumeClaim> claims) {
    static final ReleaseSnapshot NOTHING = new ReleaseSnapshot(List.of(), List.of(), List.of(), List.of(), List.of());

    /** How many of the release's pods are ready. */
    public ReadyPods readyPods() {
        return ReadyPods.of(this);
    }
}
