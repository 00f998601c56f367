package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.store.StoredObject;
import java.util.Collection;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Writes a StatefulSet's status. */
final class StatefulStatus {
    private StatefulStatus() {}

    static void update(Objects objects, StoredObject set, StatefulRevisions revisions, Collection<StoredObject> pods) {
        int minReady = Trees.number(set.tree(), 0, "spec", "minReadySeconds");
        int desired = Trees.number(set.tree(), 1, "spec", "replicas");
        int ready = count(pods, Pods::ready);
        int updated = count(pods, pod -> StatefulRevisions.of(pod).equals(revisions.update()) && !pod.terminating());
        boolean complete = updated == desired && ready == desired && pods.size() == desired;
        String current = complete ? revisions.update() : revisions.current();
        objects.updateStatus(set.key(), tree -> {
            ObjectNode status = Trees.objectAt(tree, "status");
            status.put("observedGeneration", Trees.number(set.tree(), 1, "metadata", "generation"));
            status.put("replicas", pods.size());
            put(status, "readyReplicas", ready);
            status.put("availableReplicas", count(pods, pod -> Pods.available(pod, minReady)));
            put(
                    status,
                    "currentReplicas",
                    count(pods, pod -> StatefulRevisions.of(pod).equals(current) && !pod.terminating()));
            put(status, "updatedReplicas", updated);
            status.put("currentRevision", current);
            status.put("updateRevision", revisions.update());
            status.put("collisionCount", 0);
            return tree;
        });
    }

    private static int count(Collection<StoredObject> pods, Predicate<StoredObject> predicate) {
        return (int) pods.stream().filter(predicate).count();
    }

    private static void put(ObjectNode status, String field, int value) {
        if (value == 0) {
            status.remove(field);
        } else {
            status.put(field, value);
        }
    }
}
