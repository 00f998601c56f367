package dev.slipway.simulator.controller;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.DeleteOptions;
import dev.slipway.simulator.object.DeleteOptions.Propagation;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows owner references: deletes what has lost its owners, and carries out foreground and orphaning deletions. */
public final class Garbage implements Controller {
    private static final String NAME = "garbage-collector";
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final Objects objects;

    public Garbage(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        StoredObject object = change.object();
        if (object.key().kind().equals(Kinds.EVENT)) {
            return;
        }
        boolean gone = change.type() == Change.Type.DELETED;
        List<JsonNode> owners = Trees.items(object.tree(), "metadata", "ownerReferences");
        if (gone || object.terminating() || (change.previous() == null && !owners.isEmpty())) {
            queue.accept(object.key());
        }
        if (gone) {
            owners.forEach(owner -> Kinds.ofObject(Trees.text(owner, "apiVersion"), Trees.text(owner, "kind"))
                    .ifPresent(kind ->
                            queue.accept(new ObjectKey(kind, object.key().namespace(), Trees.text(owner, "name")))));
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject object = objects.store().get(key).orElse(null);
        if (object == null) {
            dependents(key).stream().filter(this::ownerless).forEach(this::delete);
        } else if (ownerless(object)) {
            delete(object);
        } else if (object.terminating()) {
            finish(object);
        }
        return null;
    }

    private void finish(StoredObject owner) {
        List<String> finalizers = Trees.items(owner.tree(), "metadata", "finalizers").stream()
                .map(finalizer -> finalizer.asString(""))
                .toList();
        if (finalizers.contains(ORPHAN)) {
            dependents(owner.key()).forEach(dependent -> disown(dependent, owner.uid()));
            drop(owner, ORPHAN);
        } else if (finalizers.contains(FOREGROUND)) {
            List<StoredObject> dependents = dependents(owner.key()).stream()
                    .filter(dependent -> ownedBy(dependent, owner.uid()))
                    .toList();
            dependents.stream()
                    .filter(dependent -> !dependent.terminating())
                    .forEach(dependent -> delete(dependent, Propagation.FOREGROUND));
            if (dependents.stream()
                    .allMatch(dependent -> objects.store().get(dependent.key()).isEmpty())) {
                drop(owner, FOREGROUND);
            }
        }
    }

    private void drop(StoredObject owner, String finalizer) {
        objects.update(owner.key(), "", tree -> Claims.withoutFinalizer(tree, finalizer), WriteOptions.internal(NAME));
    }

    private List<StoredObject> dependents(ObjectKey owner) {
        List<StoredObject> found = new ArrayList<>();
        for (Kind kind : Kinds.all()) {
            if (!kind.namespaced() || kind.equals(Kinds.EVENT)) {
                continue;
            }
            for (StoredObject object :
                    objects.store().list(kind, owner.namespace()).objects()) {
                if (Trees.items(object.tree(), "metadata", "ownerReferences").stream()
                        .anyMatch(reference -> names(reference, owner))) {
                    found.add(object);
                }
            }
        }
        return found;
    }

    private static boolean names(JsonNode reference, ObjectKey owner) {
        return Trees.text(reference, "name").equals(owner.name())
                && Trees.text(reference, "kind").equals(owner.kind().name());
    }

    private static boolean ownedBy(StoredObject dependent, String uid) {
        return Trees.items(dependent.tree(), "metadata", "ownerReferences").stream()
                .anyMatch(reference -> Trees.text(reference, "uid").equals(uid));
    }

    /** Has owners, and none of those that can be looked up is there. */
    private boolean ownerless(StoredObject object) {
        List<JsonNode> owners = Trees.items(object.tree(), "metadata", "ownerReferences");
        return !owners.isEmpty()
                && owners.stream().noneMatch(owner -> exists(owner, object.key().namespace()));
    }

    private boolean exists(JsonNode owner, String namespace) {
        Kind kind = Kinds.ofObject(Trees.text(owner, "apiVersion"), Trees.text(owner, "kind"))
                .orElse(null);
        if (kind == null) {
            return true;
        }
        String home = kind.namespaced() ? namespace : "";
        return objects.store()
                .get(new ObjectKey(kind, home, Trees.text(owner, "name")))
                .filter(found -> found.uid().equals(Trees.text(owner, "uid")))
                .isPresent();
    }

    private void disown(StoredObject dependent, String uid) {
        objects.update(
                dependent.key(),
                "",
                tree -> {
                    ObjectNode metadata = Trees.objectAt(tree, "metadata");
                    Trees.arrayAt(metadata, "ownerReferences")
                            .removeIf(owner -> Trees.text(owner, "uid").equals(uid));
                    if (metadata.path("ownerReferences").isEmpty()) {
                        metadata.remove("ownerReferences");
                    }
                    return tree;
                },
                WriteOptions.internal(NAME));
    }

    private void delete(StoredObject object) {
        delete(object, Propagation.BACKGROUND);
    }

    private void delete(StoredObject object, Propagation propagation) {
        if (object.terminating()) {
            return;
        }
        try {
            objects.delete(object.key(), new DeleteOptions(null, propagation, object.uid(), "", false));
        } catch (ApiError e) {
            if (e.code() != 404 && e.code() != 409) {
                throw e;
            }
        }
    }
}
