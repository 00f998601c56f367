package dev.slipway.simulator.apply;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.error.Cause;
import dev.slipway.simulator.json.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Server-side apply. */
public final class ServerSideApply {
    private ServerSideApply() {}

    /**
     * Lays a configuration over an object: fields that the manager applied before and no longer does are removed unless another owns
     * them.
     *
     * @param live the object; an empty tree when there is none yet
     * @param configuration what the manager wants; names only its own fields
     * @return the object as it becomes, with its managedFields
     * @throws ApiError 409 when fields of others would get another value and force is not set
     */
    public static ObjectNode apply(ObjectNode live, ObjectNode configuration, Writer writer, boolean force) {
        FieldSet wanted = Fields.of(configuration);
        List<Owner> others = new ArrayList<>();
        Owner mine = null;
        for (Owner owner : ManagedFields.read(live)) {
            if (owner.is(writer.manager(), Owner.APPLY, writer.subresource())) {
                mine = owner;
            } else {
                others.add(owner);
            }
        }
        Map<Owner, FieldSet> conflicts = conflicts(live, configuration, wanted, others);
        if (!conflicts.isEmpty() && !force) {
            throw refusal(conflicts);
        }
        List<Owner> left = new ArrayList<>(others);
        conflicts.forEach((owner, fields) -> owner.fields().removeAll(fields));
        ObjectNode result = live.deepCopy();
        Fields.merge(result, withoutIdentity(configuration));
        if (mine != null) {
            drop(result, mine.fields(), wanted, left);
        }
        boolean unchanged = mine != null && Trees.same(mine.fields().write(), wanted.write());
        left.add(new Owner(
                writer.manager(),
                Owner.APPLY,
                writer.subresource(),
                writer.apiVersion(),
                mine != null && unchanged ? mine.time() : writer.time(),
                wanted));
        ManagedFields.write(result, left);
        return result;
    }

    private static ObjectNode withoutIdentity(ObjectNode configuration) {
        ObjectNode copy = configuration.deepCopy();
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of("managedFields", "resourceVersion", "uid", "creationTimestamp", "generation"));
        }
        return copy;
    }

    private static Map<Owner, FieldSet> conflicts(
            JsonNode live, JsonNode configuration, FieldSet wanted, List<Owner> others) {
        Map<Owner, FieldSet> conflicts = new LinkedHashMap<>();
        wanted.forEachMember((path, set) -> {
            boolean leaf = set.children().isEmpty();
            if (!leaf || Trees.same(Fields.find(live, path), Fields.find(configuration, path))) {
                return;
            }
            for (Owner owner : others) {
                if (owner.fields().contains(path)) {
                    conflicts.computeIfAbsent(owner, o -> new FieldSet()).add(path);
                }
            }
        });
        return conflicts;
    }

    private static void drop(ObjectNode result, FieldSet before, FieldSet wanted, List<Owner> others) {
        List<FieldPath> dropped = new ArrayList<>();
        before.forEachMember((path, set) -> {
            boolean owned = others.stream().anyMatch(owner -> touches(owner.fields(), path));
            if (!touches(wanted, path) && !owned) {
                dropped.add(path);
            }
        });
        // parents first: an item of a list is found by its keys, which must not go before it
        dropped.forEach(path -> Fields.remove(result, path));
    }

    /** Whether the path itself, or something below it, is in the set. */
    private static boolean touches(FieldSet set, FieldPath path) {
        FieldSet current = set;
        for (String element : path) {
            FieldSet next = current.children().get(element);
            if (next == null) {
                return false;
            }
            current = next;
        }
        return !current.isEmpty();
    }

    private static ApiError refusal(Map<Owner, FieldSet> conflicts) {
        List<Cause> causes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        conflicts.forEach((owner, fields) -> {
            List<String> shown = new ArrayList<>();
            fields.forEachMember((path, set) -> {
                shown.add(path.shown());
                causes.add(new Cause("FieldManagerConflict", "conflict with " + owner.shown(), path.shown()));
            });
            lines.add(
                    shown.size() == 1
                            ? "conflict with " + owner.shown() + ": " + shown.getFirst()
                            : "conflicts with " + owner.shown() + ":\n- " + String.join("\n- ", shown));
        });
        int count = causes.size();
        String message =
                "Apply failed with %d conflict%s: %s".formatted(count, count == 1 ? "" : "s", String.join("\n", lines));
        return ApiError.applyConflict(message, causes);
    }
}
