package dev.slipway.simulator.patch;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.schema.ListTypes;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strategic merge patch: as a merge patch, but lists of objects merge by key, and directives ({@code $patch}, {@code $setElementOrder/…},
 * {@code $deleteFromPrimitiveList/…}, {@code $retainKeys}) are followed.
 */
public final class StrategicMergePatch {
    private static final String PATCH = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE_PRIMITIVES = "$deleteFromPrimitiveList/";

    private StrategicMergePatch() {}

    /** Changes the target. */
    public static void apply(ObjectNode target, JsonNode patch) {
        if (Trees.text(patch, PATCH).equals("replace")) {
            target.removeAll();
        }
        retain(target, patch);
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            if (!entry.getKey().startsWith("$")) {
                field(target, entry.getKey(), entry.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            directive(target, entry.getKey(), entry.getValue());
        }
    }

    private static void retain(ObjectNode target, JsonNode patch) {
        List<String> kept =
                Trees.items(patch, RETAIN).stream().map(key -> key.asString("")).toList();
        if (patch.has(RETAIN)) {
            target.retain(kept);
        }
    }

    private static void field(ObjectNode target, String name, JsonNode value) {
        JsonNode there = target.path(name);
        if (value.isNull() || Trees.text(value, PATCH).equals("delete")) {
            target.remove(name);
        } else if (value.isObject()) {
            apply(there instanceof ObjectNode object ? object : target.putObject(name), value);
        } else if (value instanceof ArrayNode list) {
            list(target, name, list);
        } else {
            target.set(name, value.deepCopy());
        }
    }

    private static void list(ObjectNode target, String name, ArrayNode patch) {
        JsonNode there = target.path(name);
        List<String> keys = ListTypes.patchKeys(name, withoutDirectives(patch).isEmpty() ? there : patch);
        boolean replaced = Trees.items(patch).stream()
                .anyMatch(item -> Trees.text(item, PATCH).equals("replace") && item.size() == 1);
        if (ListTypes.isSet(name)) {
            addMissing(Trees.arrayAt(target, name), patch);
        } else if (keys.isEmpty() || replaced) {
            target.set(name, withoutDirectives(patch));
        } else {
            ArrayNode merged = Trees.arrayAt(target, name);
            patch.forEach(item -> mergeItem(merged, keys.getFirst(), item));
        }
    }

    private static ArrayNode withoutDirectives(ArrayNode patch) {
        ArrayNode plain = patch.deepCopy();
        plain.removeIf(item -> item.has(PATCH));
        return plain;
    }

    private static void addMissing(ArrayNode list, ArrayNode additions) {
        for (JsonNode item : additions) {
            if (Trees.items(list).stream().noneMatch(there -> Trees.same(there, item))) {
                list.add(item.deepCopy());
            }
        }
    }

    private static void mergeItem(ArrayNode list, String key, JsonNode item) {
        boolean delete = Trees.text(item, PATCH).equals("delete");
        for (int i = 0; i < list.size(); i++) {
            if (Trees.same(list.path(i).path(key), item.path(key))) {
                if (delete) {
                    list.remove(i);
                } else if (list.path(i) instanceof ObjectNode there) {
                    apply(there, item);
                }
                return;
            }
        }
        if (!delete) {
            ObjectNode added = list.addObject();
            apply(added, item);
        }
    }

    private static void directive(ObjectNode target, String name, JsonNode value) {
        if (name.startsWith(DELETE_PRIMITIVES)
                && target.path(name.substring(DELETE_PRIMITIVES.length())) instanceof ArrayNode list) {
            list.removeIf(item -> Trees.items(value).stream().anyMatch(gone -> Trees.same(gone, item)));
        } else if (name.startsWith(ORDER) && target.path(name.substring(ORDER.length())) instanceof ArrayNode list) {
            order(list, name.substring(ORDER.length()), value);
        }
    }

    private static void order(ArrayNode list, String field, JsonNode wanted) {
        List<String> keys = ListTypes.patchKeys(field, list);
        List<JsonNode> rest = Trees.items(list);
        list.removeAll();
        for (JsonNode place : wanted) {
            rest.stream()
                    .filter(item -> keys.isEmpty()
                            ? Trees.same(item, place)
                            : Trees.same(item.path(keys.getFirst()), place.path(keys.getFirst())))
                    .findFirst()
                    .ifPresent(item -> {
                        list.add(item);
                        rest.remove(item);
                    });
        }
        rest.forEach(list::add);
    }
}
