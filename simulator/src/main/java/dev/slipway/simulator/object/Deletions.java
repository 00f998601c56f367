package dev.slipway.simulator.object;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.DeleteOptions.Propagation;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes objects: at once, or by marking them until their pod has stopped and their finalizers are gone. */
final class Deletions {
    private static final int DEFAULT_GRACE = 30;

    private final ObjectStore store;

    Deletions(ObjectStore store) {
        this.store = store;
    }

    @Nullable
    ObjectNode delete(StoredObject found, DeleteOptions options) {
        return store.atomically(() -> {
            StoredObject current = store.get(found.key()).orElse(found);
            preconditions(current, options);
            ObjectKey key = current.key();
            int grace = grace(current, options);
            ObjectNode next = current.copy();
            addFinalizer(next, options.propagation());
            mark(key.kind(), next, grace);
            if (options.dryRun()) {
                return next;
            }
            if (ready(key.kind(), next)) {
                store.remove(key);
                return null;
            }
            return Trees.same(current.tree(), next)
                    ? current.tree()
                    : store.put(key, next).tree();
        });
    }

    private static void preconditions(StoredObject current, DeleteOptions options) {
        Kind kind = current.key().kind();
        if (!options.uid().isEmpty() && !options.uid().equals(current.uid())) {
            throw ApiError.conflict(
                    kind,
                    current.key().name(),
                    "Precondition failed: UID in precondition: %s, UID in object meta: %s"
                            .formatted(options.uid(), current.uid()));
        }
        if (!options.resourceVersion().isEmpty()
                && !options.resourceVersion().equals(Long.toString(current.revision()))) {
            throw ApiError.conflict(
                    kind,
                    current.key().name(),
                    "Precondition failed: ResourceVersion in precondition: %s, ResourceVersion in object meta: %d"
                            .formatted(options.resourceVersion(), current.revision()));
        }
    }

    private static int grace(StoredObject current, DeleteOptions options) {
        if (!current.key().kind().equals(Kinds.POD)) {
            return 0;
        }
        boolean runs = !Trees.text(current.tree(), "spec", "nodeName").isEmpty();
        String phase = Trees.text(current.tree(), "status", "phase");
        if (!runs || phase.equals("Succeeded") || phase.equals("Failed")) {
            return 0;
        }
        Integer asked = options.gracePeriodSeconds();
        return asked != null
                ? asked
                : Trees.number(current.tree(), DEFAULT_GRACE, "spec", "terminationGracePeriodSeconds");
    }

    private static void mark(Kind kind, ObjectNode object, int grace) {
        ObjectNode metadata = Trees.objectAt(object, "metadata");
        boolean marked = metadata.has("deletionTimestamp");
        if (!marked || grace < Trees.number(metadata, 0, "deletionGracePeriodSeconds")) {
            Instant end = Instant.now().plusSeconds(grace).truncatedTo(ChronoUnit.SECONDS);
            metadata.put("deletionTimestamp", end.toString());
            metadata.put("deletionGracePeriodSeconds", grace);
        }
        if (kind.equals(Kinds.NAMESPACE)) {
            Trees.objectAt(object, "status").put("phase", "Terminating");
        }
    }

    private static void addFinalizer(ObjectNode object, Propagation propagation) {
        String finalizer = switch (propagation) {
            case BACKGROUND -> "";
            case FOREGROUND -> "foregroundDeletion";
            case ORPHAN -> "orphan";
        };
        ArrayNode finalizers = Trees.arrayAt(Trees.objectAt(object, "metadata"), "finalizers");
        boolean there =
                Trees.items(finalizers).stream().anyMatch(f -> f.asString("").equals(finalizer));
        if (!finalizer.isEmpty() && !there) {
            finalizers.add(finalizer);
        }
        if (finalizers.isEmpty()) {
            Trees.objectAt(object, "metadata").remove("finalizers");
        }
    }

    /** Whether nothing holds a deleted object any more. */
    static boolean ready(Kind kind, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        if (!metadata.has("deletionTimestamp") || !metadata.path("finalizers").isEmpty()) {
            return false;
        }
        if (kind.equals(Kinds.NAMESPACE)) {
            return Trees.items(object, "spec", "finalizers").isEmpty();
        }
        return !kind.equals(Kinds.POD) || Trees.number(metadata, 0, "deletionGracePeriodSeconds") == 0;
    }
}
