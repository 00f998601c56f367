package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;

/**
 * What a release has in the cluster, as the watch saw it last.
 *
 * @param deployments its Deployments
 * @param statefulSets its StatefulSets
 * @param replicaSets the ReplicaSets of its Deployments, old ones too
 * @param pods its pods, terminating ones too
 */
public record ReleaseSnapshot(
        List<Deployment> deployments, List<StatefulSet> statefulSets, List<ReplicaSet> replicaSets, List<Pod> pods) {}
