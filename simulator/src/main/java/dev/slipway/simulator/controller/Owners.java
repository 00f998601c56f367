package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who controls whom. */
final class Owners {
    private Owners() {}

    static Optional<JsonNode> controller(JsonNode object) {
        return Trees.items(object, "metadata", "ownerReferences").stream()
                .filter(owner -> Trees.flag(owner, "controller"))
                .findFirst();
    }

    /** The key of the controlling object, when it is of the kind. */
    static Optional<ObjectKey> controller(StoredObject object, Kind kind) {
        return controller(object.tree())
                .filter(owner -> Trees.text(owner, "kind").equals(kind.name()))
                .map(owner -> new ObjectKey(kind, object.key().namespace(), Trees.text(owner, "name")));
    }

    /** What an object controls, of one kind. */
    static List<StoredObject> controlled(ObjectStore store, Kind kind, StoredObject owner) {
        String uid = owner.uid();
        return store.list(kind, owner.key().namespace()).objects().stream()
                .filter(object -> controller(object.tree())
                        .filter(reference -> Trees.text(reference, "uid").equals(uid))
                        .isPresent())
                .toList();
    }

    static void setController(ObjectNode object, StoredObject owner) {
        ObjectNode reference = Trees.arrayAt(Trees.objectAt(object, "metadata"), "ownerReferences")
                .addObject();
        reference.put("apiVersion", owner.key().kind().apiVersion());
        reference.put("kind", owner.key().kind().name());
        reference.put("name", owner.key().name());
        reference.put("uid", owner.uid());
        reference.put("controller", true);
        reference.put("blockOwnerDeletion", true);
    }
}
