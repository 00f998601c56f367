package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Metadata;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a Deployment's status, with the conditions Available, Progressing and ReplicaFailure. */
final class DeploymentStatus {
    private final Objects objects;
    /** By uid: the counts that were seen last. After a restart the first look counts as no progress. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    DeploymentStatus(Objects objects) {
        this.objects = objects;
    }

    /** @return when the progress deadline is to be looked at; null when nothing is in progress */
    @Nullable
    Duration update(StoredObject deployment, @Nullable StoredObject current, List<StoredObject> sets) {
        objects.updateStatus(deployment.key(), tree -> {
            counts(tree, current, sets);
            available(tree);
            progressing(tree, current);
            failure(Trees.objectAt(tree, "status"), sets);
            return tree;
        });
        return objects.store()
                .get(deployment.key())
                .flatMap(now -> Pods.condition(now.tree(), "Progressing"))
                .filter(condition -> List.of("ReplicaSetUpdated", "NewReplicaSetCreated", "FoundNewReplicaSet")
                        .contains(Trees.text(condition, "reason")))
                .map(condition -> left(deployment.tree(), condition).plusSeconds(1))
                .orElse(null);
    }

    private static void counts(ObjectNode tree, @Nullable StoredObject current, List<StoredObject> sets) {
        ObjectNode status = Trees.objectAt(tree, "status");
        int total = sum(sets, "replicas");
        int available = sum(sets, "availableReplicas");
        int desired = Trees.number(tree, 1, "spec", "replicas");
        int unavailable = Math.max(
                0,
                sets.stream()
                                .mapToInt(s -> Trees.number(s.tree(), 0, "spec", "replicas"))
                                .sum()
                        - available);
        status.put("observedGeneration", Trees.number(tree, 1, "metadata", "generation"));
        count(status, "replicas", total);
        count(status, "updatedReplicas", current == null ? 0 : ReplicaSets.number(current.tree(), "replicas"));
        count(status, "readyReplicas", sum(sets, "readyReplicas"));
        count(status, "availableReplicas", available);
        count(status, "unavailableReplicas", Math.max(unavailable, desired - available));
    }

    private static void available(ObjectNode tree) {
        ObjectNode status = Trees.objectAt(tree, "status");
        int desired = Trees.number(tree, 1, "spec", "replicas");
        JsonNode setting = Trees.at(tree, "spec", "strategy", "rollingUpdate", "maxUnavailable");
        int unavailable = setting.isNumber()
                ? setting.intValue()
                : Integer.parseInt(setting.asString("0%").replace("%", "")) * desired / 100;
        if (Trees.number(status, 0, "availableReplicas") >= desired - unavailable) {
            condition(status, "Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.");
        } else {
            condition(
                    status,
                    "Available",
                    "False",
                    "MinimumReplicasUnavailable",
                    "Deployment does not have minimum availability.");
        }
    }

    void forget(String uid) {
        seen.remove(uid);
    }

    private void progressing(ObjectNode tree, @Nullable StoredObject current) {
        ObjectNode status = Trees.objectAt(tree, "status");
        if (current == null) {
            return;
        }
        int desired = Trees.number(tree, 1, "spec", "replicas");
        boolean complete = Trees.number(status, 0, "updatedReplicas") == desired
                && Trees.number(status, 0, "replicas") == desired
                && Trees.number(status, 0, "availableReplicas") == desired;
        String set = "ReplicaSet \"" + current.key().name() + "\"";
        JsonNode before = Pods.condition(tree, "Progressing").orElse(Trees.object());
        if (complete) {
            seen.remove(Trees.text(tree, "metadata", "uid"));
            if (!Trees.text(before, "message").equals(set + " has successfully progressed.")
                    || !Trees.text(before, "reason").equals("NewReplicaSetAvailable")) {
                condition(
                        status, "Progressing", "True", "NewReplicaSetAvailable", set + " has successfully progressed.");
            }
            return;
        }
        String progress = progress(status);
        String last = seen.put(Trees.text(tree, "metadata", "uid"), progress);
        boolean moved = !Trees.text(before, "message").startsWith(set) || (last != null && !progress.equals(last));
        if (moved) {
            condition(status, "Progressing", "True", "ReplicaSetUpdated", set + " is progressing.")
                    .put("lastUpdateTime", Metadata.now());
        } else if (!left(tree, before).isPositive()
                && Trees.text(before, "status").equals("True")) {
            condition(status, "Progressing", "False", "ProgressDeadlineExceeded", set + " has timed out progressing.");
        }
    }

    private static String progress(JsonNode status) {
        return Trees.number(status, 0, "updatedReplicas") + "/" + Trees.number(status, 0, "readyReplicas") + "/"
                + Trees.number(status, 0, "availableReplicas") + "/" + Trees.number(status, 0, "replicas");
    }

    private static Duration left(JsonNode deployment, JsonNode progressing) {
        int deadline = Trees.number(deployment, 600, "spec", "progressDeadlineSeconds");
        String since = Trees.text(progressing, "lastUpdateTime");
        Instant start = since.isEmpty() ? Instant.now() : Instant.parse(since);
        return Duration.between(Instant.now(), start.plusSeconds(deadline));
    }

    private static void failure(ObjectNode status, List<StoredObject> sets) {
        JsonNode failure = sets.stream()
                .flatMap(set -> Pods.condition(set.tree(), "ReplicaFailure").stream())
                .findFirst()
                .orElse(null);
        if (failure == null) {
            Conditions.remove(status, "ReplicaFailure");
        } else {
            condition(status, "ReplicaFailure", "True", Trees.text(failure, "reason"), Trees.text(failure, "message"));
        }
    }

    private static ObjectNode condition(ObjectNode status, String type, String value, String reason, String message) {
        ObjectNode condition = Conditions.set(status, type, value, reason, message);
        Trees.setDefault(condition, "lastUpdateTime", Metadata.now());
        return condition;
    }

    private static int sum(List<StoredObject> sets, String field) {
        return sets.stream()
                .mapToInt(set -> ReplicaSets.number(set.tree(), field))
                .sum();
    }

    private static void count(ObjectNode status, String field, int value) {
        if (value == 0) {
            status.remove(field);
        } else {
            status.put(field, value);
        }
    }
}
