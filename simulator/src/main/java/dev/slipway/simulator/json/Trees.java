package dev.slipway.simulator.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access to JSON trees by path. What is absent reads as empty, false or the fallback; nothing here throws on a shape that is not the
 * expected one, because most trees come from clients.
 */
public final class Trees {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Comparator<JsonNode> BY_VALUE = Trees::compareScalars;

    private Trees() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * @param json a JSON document
     * @return its tree
     * @throws tools.jackson.core.JacksonException when it is no JSON
     */
    public static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** The node at the path, or a missing node. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode current = node;
        for (String step : path) {
            current = current.path(step);
        }
        return current;
    }

    /** The string at the path, or an empty one. */
    public static String text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isString() ? found.stringValue() : "";
    }

    public static int number(JsonNode node, int fallback, String... path) {
        JsonNode found = at(node, path);
        return found.isNumber() ? found.intValue() : fallback;
    }

    public static boolean flag(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isBoolean() && found.booleanValue();
    }

    /** Whether anything but null stands at the path. */
    public static boolean has(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return !found.isMissingNode() && !found.isNull();
    }

    /** The items of the array at the path; none when there is no array. */
    public static List<JsonNode> items(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        List<JsonNode> items = new ArrayList<>(found.size());
        if (found.isArray()) {
            found.forEach(items::add);
        }
        return items;
    }

    /** The object at the path, made where it is absent or null. */
    public static ObjectNode objectAt(ObjectNode node, String... path) {
        ObjectNode current = node;
        for (String step : path) {
            if (current.path(step) instanceof ObjectNode next) {
                current = next;
            } else {
                current = current.putObject(step);
            }
        }
        return current;
    }

    /** The array at the path, made where it is absent. */
    public static ArrayNode arrayAt(ObjectNode node, String field) {
        return node.path(field) instanceof ArrayNode array ? array : node.putArray(field);
    }

    /** Sets a field unless it is there. */
    public static void setDefault(ObjectNode node, String field, String value) {
        if (!has(node, field)) {
            node.put(field, value);
        }
    }

    public static void setDefault(ObjectNode node, String field, int value) {
        if (!has(node, field)) {
            node.put(field, value);
        }
    }

    public static void setDefault(ObjectNode node, String field, boolean value) {
        if (!has(node, field)) {
            node.put(field, value);
        }
    }

    /** Equal in content; 1 and 1.0 are the same number. */
    public static boolean same(@Nullable JsonNode left, @Nullable JsonNode right) {
        if (left == null || right == null) {
            return left == null && right == null;
        }
        return left.equals(BY_VALUE, right);
    }

    private static int compareScalars(JsonNode left, JsonNode right) {
        if (left.equals(right)) {
            return 0;
        }
        if (left.isNumber() && right.isNumber()) {
            BigDecimal value = left.decimalValue();
            return value.compareTo(right.decimalValue());
        }
        return 1;
    }
}
