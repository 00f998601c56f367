package dev.slipway.activities.plan;

import dev.slipway.activities.helm.ReleaseObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Tells what a chart makes at random, such as a first password, by rendering it twice: such values are another each
 * time, and would make each plan of the same thing another plan. Pure.
 */
final class Randomness {
    /** What stands in place of a value that is made at random. */
    static final String MARK = "(generated at each rendering)";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode GENERATED = StringNode.valueOf(MARK);

    private Randomness() {}

    /**
     * The objects of two renderings of the same release, in normal form, with {@link #MARK} for what differs between
     * them. Renderings that have not even the same kinds of objects are taken as they come: the first.
     */
    static SortedMap<ObjectKey, ObjectNode> settled(
            List<ReleaseObject> first, List<ReleaseObject> second, String releaseNamespace) {
        if (!kinds(first).equals(kinds(second))) {
            return NormalForm.of(first, releaseNamespace);
        }
        SortedMap<ObjectKey, ObjectNode> settled = new TreeMap<>();
        IntStream.range(0, first.size()).forEach(number -> {
            ObjectNode one = NormalForm.of(NormalForm.tree(first.get(number).content()));
            ObjectNode other = NormalForm.of(NormalForm.tree(second.get(number).content()));
            JsonNode object = settled(one, other);
            settled.put(ObjectKey.of(object, namespace(first.get(number), releaseNamespace)), (ObjectNode) object);
        });
        return settled;
    }

    private static List<String> kinds(List<ReleaseObject> objects) {
        return objects.stream().map(ReleaseObject::kind).toList();
    }

    /** The normal form has none any more. */
    private static String namespace(ReleaseObject object, String releaseNamespace) {
        return object.content().get("metadata") instanceof Map<?, ?> metadata && metadata.get("namespace") != null
                ? String.valueOf(metadata.get("namespace"))
                : releaseNamespace;
    }

    private static JsonNode settled(@Nullable JsonNode first, @Nullable JsonNode second) {
        if (first instanceof ObjectNode one && second instanceof ObjectNode other) {
            ObjectNode result = MAPPER.createObjectNode();
            Set<String> keys = new TreeSet<>(one.propertyNames());
            keys.addAll(other.propertyNames());
            keys.forEach(key -> result.set(key, settled(one.get(key), other.get(key))));
            return result;
        }
        if (first instanceof ArrayNode one && second instanceof ArrayNode other && one.size() == other.size()) {
            ArrayNode result = MAPPER.createArrayNode();
            IntStream.range(0, one.size()).forEach(number -> result.add(settled(one.get(number), other.get(number))));
            return result;
        }
        return first != null && first.equals(second) ? first : GENERATED;
    }
}
