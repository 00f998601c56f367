package dev.slipway.activities.plan;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the cluster has of a release; holds secrets.
 *
 * @param objects its objects in normal form, those that are there
 * @param autoscaled workloads whose replicas an autoscaler sets
 */
record ClusterObjects(Map<ObjectKey, ObjectNode> objects, Set<ObjectKey> autoscaled) {
    /** A cluster that has nothing. */
    static final ClusterObjects NONE = new ClusterObjects(Map.of(), Set.of());
}
