package dev.slipway.simulator.object;

import dev.slipway.simulator.admission.Admission;
import dev.slipway.simulator.admission.Defaults;
import dev.slipway.simulator.admission.Validation;
import dev.slipway.simulator.apply.ManagedFields;
import dev.slipway.simulator.apply.Writer;
import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.schema.Schema;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's verbs: what a client's write goes through before it is stored. Thread-safe; each call is atomic.
 */
public final class Objects {
    private final ObjectStore store;
    private final List<Admission> admissions;
    private final Updates updates;
    private final Deletions deletions;

    /** @param admissions asked in this order */
    public Objects(ObjectStore store, List<Admission> admissions) {
        this.store = store;
        this.admissions = List.copyOf(admissions);
        this.updates = new Updates(store, admissions);
        this.deletions = new Deletions(store);
    }

    public ObjectStore store() {
        return store;
    }

    /** @throws ApiError 404 */
    public StoredObject get(ObjectKey key) {
        return store.get(key).orElseThrow(() -> ApiError.notFound(key.kind(), key.name()));
    }

    /**
     * Creates an object.
     *
     * @param namespace empty for a cluster-wide kind
     * @param object becomes the store's
     * @return the object as stored; for a dry run as it would be
     */
    public ObjectNode create(Kind kind, String namespace, ObjectNode object, WriteOptions options) {
        return store.atomically(() -> {
            prepare(kind, object, options);
            Metadata.name(kind, namespace, object);
            ObjectKey key = new ObjectKey(kind, namespace, Trees.text(object, "metadata", "name"));
            Metadata.create(kind, object);
            if (kind.is(Kind.Trait.STATUS) && options.tracked()) {
                object.remove("status");
            }
            Defaults.fill(kind, object);
            store.get(key).ifPresent(there -> {
                throw ApiError.alreadyExists(kind, key.name());
            });
            admissions.forEach(admission -> admission.admit(key, null, object));
            Validation.check(kind, object);
            if (options.tracked() && !Trees.has(object, "metadata", "managedFields")) {
                ManagedFields.track(Trees.object(), object, writer(kind, options, ""));
            }
            return options.dryRun() ? object : store.put(key, object).tree();
        });
    }

    /**
     * Changes an object, or its status alone.
     *
     * @param subresource empty, or {@code status}
     * @param change gets a copy of the object and returns what it shall be
     * @return the object as stored
     */
    public ObjectNode update(
            ObjectKey key, String subresource, UnaryOperator<ObjectNode> change, WriteOptions options) {
        return store.atomically(() -> {
            StoredObject current = get(key);
            ObjectNode proposed = change.apply(current.copy());
            prepare(key.kind(), proposed, options);
            Metadata.check(current, proposed);
            return updates.store(current, proposed, subresource, options, false);
        });
    }

    /**
     * As update, but for an applied configuration: managedFields are in what the change returns, and an absent object is created.
     *
     * @param change gets a copy of the object, an empty tree when there is none
     */
    public Applied apply(
            ObjectKey key, String subresource, Function<ObjectNode, ObjectNode> change, WriteOptions options) {
        return store.atomically(() -> {
            @Nullable StoredObject current = store.get(key).orElse(null);
            ObjectNode proposed = change.apply(current == null ? Trees.object() : current.copy());
            if (current == null) {
                if (!subresource.isEmpty()) {
                    throw ApiError.notFound(key.kind(), key.name());
                }
                return new Applied(create(key.kind(), key.namespace(), proposed, options), true);
            }
            prepare(key.kind(), proposed, options);
            Metadata.check(current, proposed);
            return new Applied(updates.store(current, proposed, subresource, options, true), false);
        });
    }

    /** What an apply came to. */
    public record Applied(ObjectNode object, boolean created) {}

    /** @return the object when it stays for a while, null when it is gone */
    public @Nullable ObjectNode delete(ObjectKey key, DeleteOptions options) {
        return deletions.delete(get(key), options);
    }

    /** Changes a status without the checks a client's write goes through; nothing happens when the object is gone. */
    public void updateStatus(ObjectKey key, UnaryOperator<ObjectNode> change) {
        store.atomically(() -> store.get(key)
                .map(current -> updates.storeUnchecked(current, change.apply(current.copy())))
                .orElse(null));
    }

    private static void prepare(Kind kind, ObjectNode object, WriteOptions options) {
        object.put("apiVersion", kind.apiVersion());
        object.put("kind", kind.name());
        List<String> unknown = options.tracked() ? Schema.prune(kind, object) : List.of();
        if (options.strict() && !unknown.isEmpty()) {
            List<String> shown = unknown.stream()
                    .map(field -> "unknown field \"" + field + "\"")
                    .toList();
            throw ApiError.badRequest("%s in version \"%s\" cannot be handled as a %s: strict decoding error: %s"
                    .formatted(kind.name(), kind.version(), kind.name(), String.join(", ", shown)));
        }
    }

    static Writer writer(Kind kind, WriteOptions options, String subresource) {
        return new Writer(options.manager(), subresource, kind.apiVersion(), Metadata.now());
    }
}
