package dev.slipway.activities.plan;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Knows values that are written differently and mean the same to Kubernetes. Pure. */
final class SameValue {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Maps whose values are quantities, such as {@code 1Gi}. */
    private static final Set<String> OF_QUANTITIES =
            Set.of("requests", "limits", "capacity", "hard", "default", "defaultRequest", "max", "min");

    private static final Set<String> QUANTITIES = Set.of("sizeLimit", "divisor");
    private static final Set<String> FILE_MODES = Set.of("mode", "defaultMode");
    private static final int OCTAL = 8;

    private SameValue() {}

    /** The second of two states, with the first one's writing wherever both mean the same. */
    static ObjectNode adopt(ObjectNode before, ObjectNode after) {
        return (ObjectNode) adopt(Place.OBJECT, before, after);
    }

    private static JsonNode adopt(Place place, JsonNode before, JsonNode after) {
        if (before instanceof ObjectNode first && after instanceof ObjectNode second) {
            ObjectNode adopted = MAPPER.createObjectNode();
            Set<String> keys = new TreeSet<>(second.propertyNames());
            keys.forEach(key -> adopted.set(key, adopt(place.field(key), first.path(key), second.path(key))));
            return adopted;
        }
        if (before instanceof ArrayNode first && after instanceof ArrayNode second) {
            return adopt(place, first, second);
        }
        return same(place, before, after) ? before : after;
    }

    private static ArrayNode adopt(Place place, ArrayNode before, ArrayNode after) {
        ArrayNode adopted = after.deepCopy();
        ListMatch.of(before, after).stream()
                .flatMap(pairs -> pairs.stream())
                .filter(pair -> pair.before() >= 0 && pair.after() >= 0)
                .forEach(pair -> adopted.set(
                        pair.after(),
                        adopt(place.element(pair.step()), before.path(pair.before()), after.path(pair.after()))));
        return adopted;
    }

    private static boolean same(Place place, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return true;
        }
        if (!isScalar(before) || !isScalar(after)) {
            return false;
        }
        if (OF_QUANTITIES.contains(place.outerKey()) || QUANTITIES.contains(place.key())) {
            Optional<BigDecimal> first = amount(before);
            return first.isPresent()
                    && amount(after)
                            .filter(second -> second.compareTo(first.get()) == 0)
                            .isPresent();
        }
        return FILE_MODES.contains(place.key()) && isOctalOf(before, after);
    }

    private static boolean isScalar(JsonNode node) {
        return node.isString() || node.isNumber();
    }

    /** How much a quantity is; empty where it is none. */
    static Optional<BigDecimal> amount(JsonNode quantity) {
        try {
            return Optional.of(Quantity.parse(quantity.asString("")).getNumericalAmount());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Helm reads {@code 0444} as the octal number that it is in YAML 1.1, and YAML 1.2 as a decimal one. */
    private static boolean isOctalOf(JsonNode written, JsonNode meant) {
        String digits = written.asString("");
        return digits.matches("[0-7]{1,5}")
                && Integer.toString(Integer.parseInt(digits, OCTAL)).equals(meant.asString(""));
    }
}
