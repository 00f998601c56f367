package dev.slipway.simulator.apply;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.schema.ListTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out which fields an object has, and finds, merges and removes fields by their path elements. */
final class Fields {
    private static final Set<String> UNOWNED_METADATA = Set.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "generation",
            "resourceVersion",
            "managedFields",
            "selfLink",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generateName");

    private Fields() {}

    /** The fields of an object that can have an owner. */
    static FieldSet of(JsonNode object) {
        FieldSet set = new FieldSet();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            if (name.equals("metadata")) {
                ObjectNode metadata = ((ObjectNode) entry.getValue().deepCopy()).remove(UNOWNED_METADATA);
                if (!metadata.isEmpty()) {
                    collect(set.child("f:metadata"), name, metadata);
                    // owning "metadata" itself would own the object
                }
            } else if (!name.equals("apiVersion") && !name.equals("kind")) {
                collect(set.child("f:" + name), name, entry.getValue());
            }
        }
        return set;
    }

    private static void collect(FieldSet set, String field, JsonNode value) {
        if (value instanceof ObjectNode object && !ListTypes.isAtomicMap(field) && !object.isEmpty()) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                collect(set.child("f:" + entry.getKey()), entry.getKey(), entry.getValue());
            }
        } else if (value instanceof ArrayNode list && !list.isEmpty() && ListTypes.isSet(field)) {
            list.forEach(item -> set.child("v:" + item).setMember());
        } else if (value instanceof ArrayNode list
                && !list.isEmpty()
                && !ListTypes.applyKeys(field, list).isEmpty()) {
            List<String> keys = ListTypes.applyKeys(field, list);
            for (JsonNode item : list) {
                FieldSet child = set.child(element(item, keys));
                child.setMember();
                collect(child, "", item);
            }
        } else {
            set.setMember();
        }
    }

    static String element(JsonNode item, List<String> keys) {
        ObjectNode values = Trees.object();
        keys.stream().sorted().forEach(key -> values.set(key, ListTypes.keyValue(item, key)));
        return "k:" + new String(Trees.bytes(values), StandardCharsets.UTF_8);
    }

    /** The value of a path, or a missing node. */
    static JsonNode find(JsonNode root, FieldPath path) {
        JsonNode current = root;
        for (String element : path) {
            current = step(current, element);
        }
        return current;
    }

    private static JsonNode step(JsonNode node, String element) {
        if (element.startsWith("f:")) {
            return node.path(element.substring(2));
        }
        int index = index(node, element);
        return index < 0 ? node.path("") : node.path(index);
    }

    /** Removes the value of a path from the object, and objects and lists that it leaves empty. */
    static void remove(JsonNode root, FieldPath path) {
        JsonNode parent = find(root, path.parent());
        if (parent.isMissingNode()) {
            return;
        }
        String element = path.last();
        if (element.startsWith("f:") && parent instanceof ObjectNode object) {
            object.remove(element.substring(2));
        } else if (parent instanceof ArrayNode list && index(list, element) >= 0) {
            list.remove(index(list, element));
        }
        if (parent.isEmpty()
                && path.elements().size() > 1
                && path.parent().last().startsWith("f:")) {
            remove(root, path.parent());
        }
    }

    private static int index(JsonNode list, String element) {
        JsonNode wanted = Trees.parse(element.substring(2));
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.path(i);
            boolean matches = element.startsWith("v:")
                    ? Trees.same(item, wanted)
                    : wanted.properties().stream()
                            .allMatch(key -> Trees.same(ListTypes.keyValue(item, key.getKey()), key.getValue()));
            if (matches) {
                return i;
            }
        }
        return -1;
    }

    /** Lays an applied configuration over the object. */
    static void merge(ObjectNode target, JsonNode configuration) {
        for (Map.Entry<String, JsonNode> entry : configuration.properties()) {
            target.set(entry.getKey(), merged(entry.getKey(), target.get(entry.getKey()), entry.getValue()));
        }
    }

    private static JsonNode merged(String field, @Nullable JsonNode there, JsonNode applied) {
        if (there instanceof ObjectNode object && applied.isObject() && !ListTypes.isAtomicMap(field)) {
            merge(object, applied);
            return object;
        }
        if (there instanceof ArrayNode list && applied.isArray()) {
            List<String> keys = ListTypes.applyKeys(field, applied);
            if (!keys.isEmpty() || ListTypes.isSet(field)) {
                mergeList(list, applied, keys);
                return list;
            }
        }
        return applied.deepCopy();
    }

    private static void mergeList(ArrayNode list, JsonNode applied, List<String> keys) {
        for (JsonNode item : applied) {
            int index = index(list, keys.isEmpty() ? "v:" + item : element(item, keys));
            if (index < 0) {
                list.add(item.deepCopy());
            } else if (list.path(index) instanceof ObjectNode there) {
                merge(there, item);
            }
        }
    }
}
