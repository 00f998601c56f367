package dev.slipway.simulator.object;

import dev.slipway.simulator.admission.Admission;
import dev.slipway.simulator.admission.Defaults;
import dev.slipway.simulator.admission.Immutable;
import dev.slipway.simulator.admission.Validation;
import dev.slipway.simulator.apply.ManagedFields;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stores changed objects. Used with the store locked. */
final class Updates {
    private final ObjectStore store;
    private final List<Admission> admissions;

    Updates(ObjectStore store, List<Admission> admissions) {
        this.store = store;
        this.admissions = List.copyOf(admissions);
    }

    ObjectNode store(
            StoredObject current, ObjectNode proposed, String subresource, WriteOptions options, boolean ownersGiven) {
        ObjectKey key = current.key();
        Kind kind = key.kind();
        Metadata.keep(current, proposed, !ownersGiven);
        ObjectNode next = part(current, proposed, subresource);
        Metadata.keep(current, next, !ownersGiven);
        if (subresource.isEmpty()) {
            Defaults.fill(kind, next);
            admissions.forEach(admission -> admission.admit(key, current.tree(), next));
            Validation.check(kind, next);
            Immutable.check(kind, current.tree(), next);
            generation(current, next);
        }
        Trees.objectAt(next, "metadata").put("resourceVersion", Long.toString(current.revision()));
        if (Trees.same(withoutTimes(current.tree()), withoutTimes(next))) {
            return current.tree();
        }
        if (options.tracked() && !ownersGiven) {
            ManagedFields.track(current.tree(), next, Objects.writer(kind, options, subresource));
        }
        return options.dryRun() ? next : finish(key, next);
    }

    ObjectNode storeUnchecked(StoredObject current, ObjectNode next) {
        generation(current, next);
        return Trees.same(current.tree(), next) ? current.tree() : finish(current.key(), next);
    }

    /** An object that only waited for its last finalizer goes. */
    private ObjectNode finish(ObjectKey key, ObjectNode next) {
        if (Deletions.ready(key.kind(), next)) {
            store.remove(key);
            return next;
        }
        return store.put(key, next).tree();
    }

    private static ObjectNode part(StoredObject current, ObjectNode proposed, String subresource) {
        boolean ownStatus = current.key().kind().is(Kind.Trait.STATUS);
        if (subresource.equals("status")) {
            ObjectNode next = current.copy();
            copy(proposed, next, "status");
            copy(proposed.path("metadata"), Trees.objectAt(next, "metadata"), "managedFields");
            return next;
        }
        if (ownStatus) {
            copy(current.tree(), proposed, "status");
        }
        return proposed;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.path(field).deepCopy());
        } else {
            to.remove(field);
        }
    }

    private static void generation(StoredObject current, ObjectNode next) {
        if (current.key().kind().is(Kind.Trait.GENERATION)
                && !Trees.same(current.tree().path("spec"), next.path("spec"))) {
            int generation = Trees.number(current.tree(), 1, "metadata", "generation");
            Trees.objectAt(next, "metadata").put("generation", generation + 1);
        }
    }

    private static JsonNode withoutTimes(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        for (JsonNode owner : Trees.items(copy, "metadata", "managedFields")) {
            if (owner instanceof ObjectNode node) {
                node.remove("time");
            }
        }
        return copy;
    }
}
