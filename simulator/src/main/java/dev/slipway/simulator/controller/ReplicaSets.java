package dev.slipway.simulator.controller;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.DeleteOptions;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps as many pods as a ReplicaSet asks for. */
public final class ReplicaSets implements Controller {
    private static final String NAME = "replicaset-controller";
    private static final String FAILURE = "ReplicaFailure";

    private final Objects objects;
    private final Events events;

    public ReplicaSets(Objects objects, Events events) {
        this.objects = objects;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        StoredObject object = change.object();
        if (object.key().kind().equals(Kinds.REPLICA_SET)) {
            queue.accept(object.key());
        } else if (object.key().kind().equals(Kinds.POD)) {
            Owners.controller(object, Kinds.REPLICA_SET).ifPresent(queue);
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject set = objects.store().get(key).orElse(null);
        if (set == null) {
            return null;
        }
        List<StoredObject> pods = active(set);
        int wanted = Trees.number(set.tree(), 1, "spec", "replicas");
        String failure = "";
        if (!set.terminating()) {
            failure = pods.size() < wanted ? create(set, wanted - pods.size()) : "";
            delete(set, pods, pods.size() - wanted);
        }
        Duration again = status(set, active(set), failure);
        if (!failure.isEmpty()) {
            throw new RetryLater(failure);
        }
        return again;
    }

    private List<StoredObject> active(StoredObject set) {
        return Owners.controlled(objects.store(), Kinds.POD, set).stream()
                .filter(Pods::active)
                .toList();
    }

    /** @return why not all could be made; empty when they could */
    private String create(StoredObject set, int count) {
        for (int i = 0; i < count; i++) {
            ObjectNode pod = Pods.of(Trees.at(set.tree(), "spec", "template"), set);
            Trees.objectAt(pod, "metadata").put("generateName", set.key().name() + "-");
            try {
                ObjectNode made = objects.create(Kinds.POD, set.key().namespace(), pod, WriteOptions.internal(NAME));
                String name = Trees.text(made, "metadata", "name");
                events.normal(NAME, set.tree(), "SuccessfulCreate", "Created pod: " + name);
            } catch (ApiError e) {
                events.warning(NAME, set.tree(), "FailedCreate", "Error creating: " + e.getMessage());
                return String.valueOf(e.getMessage());
            }
        }
        return "";
    }

    private void delete(StoredObject set, List<StoredObject> pods, int count) {
        List<StoredObject> leastUsefulFirst = pods.stream()
                .sorted(Comparator.<StoredObject, Boolean>comparing(pod ->
                                !Trees.text(pod.tree(), "spec", "nodeName").isEmpty())
                        .thenComparing(Pods::ready)
                        .thenComparing(StoredObject::revision, Comparator.reverseOrder()))
                .toList();
        for (int i = 0; i < count; i++) {
            ObjectKey pod = leastUsefulFirst.get(i).key();
            objects.delete(pod, DeleteOptions.PLAIN);
            events.normal(NAME, set.tree(), "SuccessfulDelete", "Deleted pod: " + pod.name());
        }
    }

    private @Nullable Duration status(StoredObject set, List<StoredObject> pods, String failure) {
        int minReady = Trees.number(set.tree(), 0, "spec", "minReadySeconds");
        objects.updateStatus(set.key(), tree -> {
            ObjectNode status = Trees.objectAt(tree, "status");
            status.put("replicas", pods.size());
            count(status, "fullyLabeledReplicas", pods.size());
            count(status, "readyReplicas", pods.stream().filter(Pods::ready).count());
            count(
                    status,
                    "availableReplicas",
                    pods.stream().filter(pod -> Pods.available(pod, minReady)).count());
            status.put("observedGeneration", Trees.number(set.tree(), 1, "metadata", "generation"));
            if (failure.isEmpty()) {
                Conditions.remove(status, FAILURE);
                if (status.path("conditions").isEmpty()) {
                    status.remove("conditions");
                }
            } else if (Pods.condition(tree, FAILURE).isEmpty()) {
                // kept as it is while it lasts: each refused pod has another name, and a write would bring the next
                // attempt at once
                Conditions.set(status, FAILURE, "True", "FailedCreate", failure);
            }
            return tree;
        });
        return pods.stream()
                .map(pod -> Pods.untilAvailable(pod, minReady))
                .filter(Duration::isPositive)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static void count(ObjectNode status, String field, long value) {
        if (value == 0) {
            status.remove(field);
        } else {
            status.put(field, (int) value);
        }
    }

    static int number(JsonNode object, String field) {
        return Trees.number(object, 0, "status", field);
    }
}
