package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Binds volume claims at once, and keeps those that a pod uses until the pod is gone. */
public final class Claims implements Controller {
    private static final String NAME = "persistentvolume-controller";
    private static final String PROTECTION = "kubernetes.io/pvc-protection";

    private final Objects objects;

    public Claims(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        ObjectKey key = change.object().key();
        if (key.kind().equals(Kinds.CLAIM)) {
            queue.accept(key);
        } else if (key.kind().equals(Kinds.POD) && change.type() == Change.Type.DELETED) {
            for (JsonNode volume : Trees.items(change.object().tree(), "spec", "volumes")) {
                String claim = Trees.text(volume, "persistentVolumeClaim", "claimName");
                if (!claim.isEmpty()) {
                    queue.accept(new ObjectKey(Kinds.CLAIM, key.namespace(), claim));
                }
            }
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject claim = objects.store().get(key).orElse(null);
        if (claim == null) {
            return null;
        }
        if (claim.terminating()) {
            release(claim);
        } else if (!Trees.text(claim.tree(), "status", "phase").equals("Bound")) {
            bind(claim);
        }
        return null;
    }

    private void bind(StoredObject claim) {
        objects.update(claim.key(), "", tree -> bound(tree, claim.uid()), WriteOptions.internal(NAME));
        objects.updateStatus(claim.key(), tree -> {
            ObjectNode status = Trees.objectAt(tree, "status");
            status.put("phase", "Bound");
            status.set("accessModes", Trees.at(tree, "spec", "accessModes").deepCopy());
            Trees.objectAt(status, "capacity")
                    .set("storage", Trees.at(tree, "spec", "resources", "requests", "storage"));
            return tree;
        });
    }

    private static ObjectNode bound(ObjectNode tree, String uid) {
        ObjectNode metadata = Trees.objectAt(tree, "metadata");
        ObjectNode annotations = Trees.objectAt(metadata, "annotations");
        annotations.put("pv.kubernetes.io/bind-completed", "yes");
        annotations.put("pv.kubernetes.io/bound-by-controller", "yes");
        if (Trees.items(metadata, "finalizers").stream()
                .noneMatch(f -> f.asString("").equals(PROTECTION))) {
            Trees.arrayAt(metadata, "finalizers").add(PROTECTION);
        }
        ObjectNode spec = Trees.objectAt(tree, "spec");
        Trees.setDefault(spec, "storageClassName", "standard");
        spec.put("volumeName", "pvc-" + uid);
        return tree;
    }

    private void release(StoredObject claim) {
        String name = claim.key().name();
        boolean used = objects.store().list(Kinds.POD, claim.key().namespace()).objects().stream()
                .flatMap(pod -> Trees.items(pod.tree(), "spec", "volumes").stream())
                .anyMatch(volume ->
                        Trees.text(volume, "persistentVolumeClaim", "claimName").equals(name));
        if (!used) {
            objects.update(claim.key(), "", tree -> withoutFinalizer(tree, PROTECTION), WriteOptions.internal(NAME));
        }
    }

    static ObjectNode withoutFinalizer(ObjectNode tree, String finalizer) {
        ObjectNode metadata = Trees.objectAt(tree, "metadata");
        Trees.arrayAt(metadata, "finalizers")
                .removeIf(there -> there.asString("").equals(finalizer));
        if (metadata.path("finalizers").isEmpty()) {
            metadata.remove("finalizers");
        }
        return tree;
    }
}
