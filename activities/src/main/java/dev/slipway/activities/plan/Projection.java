package dev.slipway.activities.plan;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves of an object in the cluster what its manifest speaks of: what servers, controllers and admission add beyond it
 * is nobody's drift. Pure.
 */
final class Projection {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Projection() {}

    /** The cluster's object, as far as the wanted one has fields. */
    static ObjectNode of(ObjectNode wanted, ObjectNode cluster) {
        ObjectNode result = MAPPER.createObjectNode();
        wanted.properties().forEach(field -> {
            JsonNode found = cluster.get(field.getKey());
            if (found != null) {
                result.set(field.getKey(), of(field.getValue(), found));
            } else if (isNothing(field.getValue())) {
                // the server leaves such fields out
                result.set(field.getKey(), field.getValue());
            }
        });
        return result;
    }

    private static JsonNode of(JsonNode wanted, JsonNode cluster) {
        if (wanted instanceof ObjectNode first && cluster instanceof ObjectNode second) {
            return of(first, second);
        }
        if (wanted instanceof ArrayNode first && cluster instanceof ArrayNode second) {
            return of(first, second);
        }
        return cluster;
    }

    private static ArrayNode of(ArrayNode wanted, ArrayNode cluster) {
        Optional<List<ListMatch.Pair>> pairs = ListMatch.of(cluster, wanted);
        if (pairs.isEmpty()) {
            return cluster;
        }
        ArrayNode result = MAPPER.createArrayNode();
        pairs.get().stream()
                .filter(pair -> pair.before() >= 0 && pair.after() >= 0)
                .forEach(pair -> result.add(of(wanted.path(pair.after()), cluster.path(pair.before()))));
        return result;
    }

    private static boolean isNothing(JsonNode value) {
        if (value.isContainer()) {
            return value.values().stream().allMatch(Projection::isNothing);
        }
        return value.isNull()
                || (value.isBoolean() && !value.booleanValue())
                || (value.isNumber() && value.doubleValue() == 0)
                || (value.isString() && value.stringValue().isEmpty());
    }
}
