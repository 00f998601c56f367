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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps the numbered pods of a StatefulSet and their volume claims. */
public final class StatefulSets implements Controller {
    private static final String NAME = "statefulset-controller";

    private final Objects objects;
    private final Events events;
    private final StatefulPods pods;

    public StatefulSets(Objects objects, Events events) {
        this.objects = objects;
        this.events = events;
        this.pods = new StatefulPods(objects, events, NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        StoredObject object = change.object();
        if (object.key().kind().equals(Kinds.STATEFUL_SET)) {
            queue.accept(object.key());
        } else if (object.key().kind().equals(Kinds.POD)) {
            Owners.controller(object, Kinds.STATEFUL_SET).ifPresent(queue);
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject set = objects.store().get(key).orElse(null);
        if (set == null || set.terminating()) {
            return null;
        }
        StatefulRevisions revisions = StatefulRevisions.of(objects, set, NAME);
        String failure = "";
        try {
            converge(set, revisions);
        } catch (ApiError e) {
            failure = String.valueOf(e.getMessage());
        }
        StatefulStatus.update(objects, set, revisions, byOrdinal(set).values());
        if (!failure.isEmpty()) {
            throw new RetryLater(failure);
        }
        return null;
    }

    /** One step; what it changes brings the next. */
    private void converge(StoredObject set, StatefulRevisions revisions) {
        int replicas = Trees.number(set.tree(), 1, "spec", "replicas");
        boolean parallel = Trees.text(set.tree(), "spec", "podManagementPolicy").equals("Parallel");
        Map<Integer, StoredObject> existing = byOrdinal(set);
        for (int ordinal = 0; ordinal < replicas; ordinal++) {
            StoredObject pod = existing.get(ordinal);
            if (pod == null) {
                pods.create(set, ordinal, revisions.forOrdinal(set, ordinal));
            } else if (finished(pod)) {
                remove(set, pod);
            }
            boolean settled = pod != null && Pods.ready(pod) && !pod.terminating();
            if (!settled && !parallel) {
                return;
            }
        }
        if (scaleDown(set, existing, replicas, parallel)) {
            return;
        }
        update(set, existing, revisions, replicas);
    }

    private static boolean finished(StoredObject pod) {
        return !Pods.active(pod) && !pod.terminating();
    }

    private boolean scaleDown(StoredObject set, Map<Integer, StoredObject> existing, int replicas, boolean parallel) {
        List<Integer> surplus = existing.keySet().stream()
                .filter(ordinal -> ordinal >= replicas)
                .sorted(Comparator.reverseOrder())
                .toList();
        for (Integer ordinal : surplus) {
            StoredObject pod = existing.get(ordinal);
            if (pod != null && !pod.terminating()) {
                remove(set, pod);
            }
            if (!parallel) {
                return true;
            }
        }
        return !surplus.isEmpty();
    }

    private void update(
            StoredObject set, Map<Integer, StoredObject> existing, StatefulRevisions revisions, int replicas) {
        JsonNode strategy = Trees.at(set.tree(), "spec", "updateStrategy");
        if (Trees.text(strategy, "type").equals("OnDelete")) {
            return;
        }
        int partition = Trees.number(strategy, 0, "rollingUpdate", "partition");
        for (int ordinal = replicas - 1; ordinal >= partition; ordinal--) {
            StoredObject pod = existing.get(ordinal);
            if (pod == null || pod.terminating()) {
                return;
            }
            if (!StatefulRevisions.of(pod).equals(revisions.update())) {
                remove(set, pod);
                return;
            }
            if (!Pods.ready(pod)) {
                return;
            }
        }
    }

    private void remove(StoredObject set, StoredObject pod) {
        objects.delete(pod.key(), DeleteOptions.PLAIN);
        events.normal(
                NAME,
                set.tree(),
                "SuccessfulDelete",
                "delete Pod %s in StatefulSet %s successful"
                        .formatted(pod.key().name(), set.key().name()));
    }

    private Map<Integer, StoredObject> byOrdinal(StoredObject set) {
        Map<Integer, StoredObject> pods = new HashMap<>();
        for (StoredObject pod : Owners.controlled(objects.store(), Kinds.POD, set)) {
            String name = pod.key().name();
            String ordinal = name.substring(name.lastIndexOf('-') + 1);
            if (ordinal.matches("\\d{1,6}")) {
                pods.put(Integer.parseInt(ordinal), pod);
            }
        }
        return pods;
    }

    static WriteOptions write() {
        return WriteOptions.internal(NAME);
    }
}
