package dev.slipway.simulator.node;

import dev.slipway.simulator.json.Quantity;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What still fits on the node. */
record Capacity(ObjectStore store) {
    /** The pods that have no node yet. */
    List<StoredObject> waiting() {
        return store.list(Kinds.POD, null).objects().stream()
                .filter(pod -> Trees.text(pod.tree(), "spec", "nodeName").isEmpty())
                .toList();
    }

    /** Why the pod cannot be placed, in the scheduler's words; empty when it can. */
    String obstacle(StoredObject pod) {
        for (JsonNode volume : Trees.items(pod.tree(), "spec", "volumes")) {
            String name = Trees.text(volume, "persistentVolumeClaim", "claimName");
            if (!name.isEmpty()) {
                String why = claim(new ObjectKey(Kinds.CLAIM, pod.key().namespace(), name));
                if (!why.isEmpty()) {
                    return "0/1 nodes are available: " + why;
                }
            }
        }
        JsonNode node = store.get(new ObjectKey(Kinds.NODE, "", Node.NAME))
                .<JsonNode>map(StoredObject::tree)
                .orElse(Trees.object());
        if (!selected(pod, node)) {
            return "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate,"
                    + " preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.";
        }
        List<String> missing = insufficient(pod, node);
        return missing.isEmpty()
                ? ""
                : "0/1 nodes are available: " + String.join(", ", missing)
                        + ". no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for"
                        + " incoming pod.";
    }

    private String claim(ObjectKey key) {
        StoredObject claim = store.get(key).orElse(null);
        if (claim == null) {
            return "persistentvolumeclaim \"" + key.name() + "\" not found. not found";
        }
        return Trees.text(claim.tree(), "status", "phase").equals("Bound")
                ? ""
                : "pod has unbound immediate PersistentVolumeClaims. not found";
    }

    private static boolean selected(StoredObject pod, JsonNode node) {
        JsonNode labels = Trees.at(node, "metadata", "labels");
        return Trees.at(pod.tree(), "spec", "nodeSelector").properties().stream()
                .allMatch(wanted -> Trees.same(labels.path(wanted.getKey()), wanted.getValue()));
    }

    private List<String> insufficient(StoredObject pod, JsonNode node) {
        List<StoredObject> placed = store.list(Kinds.POD, null).objects().stream()
                .filter(other -> Trees.text(other.tree(), "spec", "nodeName").equals(Node.NAME))
                .filter(other -> !Trees.text(other.tree(), "status", "phase").matches("Succeeded|Failed"))
                .toList();
        List<String> missing = new ArrayList<>();
        JsonNode offered = Trees.at(node, "status", "allocatable");
        if (placed.size() + 1 > Quantity.of(offered.path("pods")).intValue()) {
            missing.add("1 Too many pods");
        }
        for (String resource : List.of("cpu", "memory")) {
            BigDecimal used = placed.stream()
                    .map(other -> Quantity.requested(other.tree().path("spec"), "requests", resource))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal wanted = Quantity.requested(pod.tree().path("spec"), "requests", resource);
            if (wanted.signum() > 0 && used.add(wanted).compareTo(Quantity.of(offered.path(resource))) > 0) {
                missing.add("1 Insufficient " + resource);
            }
        }
        return missing;
    }
}
