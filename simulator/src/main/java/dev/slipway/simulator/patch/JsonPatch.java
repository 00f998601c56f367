package dev.slipway.simulator.patch;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON patch (RFC 6902). */
public final class JsonPatch {
    private JsonPatch() {}

    /**
     * Changes the target, operation by operation.
     *
     * @throws ApiError 422 when an operation does not fit, 400 when the patch is none
     */
    public static void apply(ObjectNode target, JsonNode patch) {
        if (!patch.isArray()) {
            throw ApiError.badRequest("a JSON patch is a list of operations");
        }
        List<JsonNode> operations = Trees.items(patch);
        for (JsonNode operation : operations) {
            applyOne(target, operation);
        }
    }

    private static void applyOne(ObjectNode target, JsonNode operation) {
        String path = Trees.text(operation, "path");
        switch (Trees.text(operation, "op")) {
            case "add" -> add(target, path, operation.path("value").deepCopy());
            case "remove" -> remove(target, path);
            case "replace" -> {
                remove(target, path);
                add(target, path, operation.path("value").deepCopy());
            }
            case "move" -> add(target, path, remove(target, Trees.text(operation, "from")));
            case "copy" ->
                add(
                        target,
                        path,
                        existing(target, Trees.text(operation, "from")).deepCopy());
            case "test" -> test(target, path, operation.path("value"));
            default -> throw ApiError.badRequest("unknown JSON patch operation: " + operation.path("op"));
        }
    }

    private static void test(ObjectNode target, String path, JsonNode wanted) {
        if (!Trees.same(target.at(pointer(path)), wanted)) {
            throw failed("testing path " + path + " value failed");
        }
    }

    private static void add(ObjectNode target, String path, JsonNode value) {
        JsonPointer pointer = pointer(path);
        String last = last(pointer, path);
        switch (target.at(pointer.head())) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> {
                int index = last.equals("-") ? array.size() : index(last, array.size() + 1, path);
                array.insert(index, value);
            }
            default ->
                throw failed("add operation does not apply: doc is missing path: \"" + path + "\": missing value");
        }
    }

    private static JsonNode remove(ObjectNode target, String path) {
        JsonPointer pointer = pointer(path);
        String last = last(pointer, path);
        JsonNode removed = switch (target.at(pointer.head())) {
            case ObjectNode object -> object.remove(last);
            case ArrayNode array -> array.remove(index(last, array.size(), path));
            default -> null;
        };
        return present(removed, path);
    }

    private static JsonNode existing(ObjectNode target, String path) {
        JsonNode found = target.at(pointer(path));
        return present(found.isMissingNode() ? null : found, path);
    }

    private static JsonNode present(@Nullable JsonNode node, String path) {
        if (node == null) {
            throw failed("remove operation does not apply: doc is missing path: \"" + path + "\": missing value");
        }
        return node;
    }

    private static int index(String text, int size, String path) {
        try {
            int index = Integer.parseInt(text);
            if (index >= 0 && index < size) {
                return index;
            }
        } catch (NumberFormatException e) {
            throw failed("the path " + path + " has no number for an index");
        }
        throw failed("the path " + path + " is beyond the list's end");
    }

    private static String last(JsonPointer pointer, String path) {
        JsonPointer last = pointer.last();
        if (last == null) {
            throw failed("the path \"" + path + "\" names no field");
        }
        return last.getMatchingProperty();
    }

    private static JsonPointer pointer(String path) {
        try {
            return JsonPointer.compile(path);
        } catch (IllegalArgumentException e) {
            throw failed("the path \"" + path + "\" is no JSON pointer");
        }
    }

    private static ApiError failed(String why) {
        return ApiError.of(422, "Invalid", "the server rejected our request due to an error in our request: " + why);
    }
}
