package dev.slipway.activities.plan;

import dev.slipway.domain.log.masking.KnownSecrets;
import dev.slipway.domain.log.masking.SecretMasker;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Masks the secrets in two states of an object, in such a way that one that differs can be seen to. Everything that
 * leaves this package about an object is made from what this gives. Thread-safe.
 */
final class Showing {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode MASK = StringNode.valueOf(SecretMasker.MARK);
    private static final String CHANGED = " (changed)";

    private final PlanSecrets secrets;

    Showing(PlanSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Two states that can be shown.
     *
     * @param before the first; null where there is none
     * @param after the second; null where there is none
     */
    record Shown(@Nullable JsonNode before, @Nullable JsonNode after) {}

    /** Both states of an object. */
    Shown of(@Nullable ObjectNode before, @Nullable ObjectNode after) {
        return of(Place.OBJECT, before, after);
    }

    /** An object alone. */
    JsonNode of(ObjectNode object) {
        return alone(Place.OBJECT, object);
    }

    private Shown of(Place place, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) {
            return new Shown(before == null ? null : alone(place, before), after == null ? null : alone(place, after));
        }
        if (before instanceof ObjectNode first && after instanceof ObjectNode second) {
            return objects(place, first, second);
        }
        if (before instanceof ArrayNode first && after instanceof ArrayNode second) {
            return lists(place, first, second);
        }
        JsonNode first = alone(place, before);
        JsonNode second = alone(place, after);
        boolean differsUnseen = first.equals(second) && !before.equals(after);
        return new Shown(first, differsUnseen ? StringNode.valueOf(second.asString("") + CHANGED) : second);
    }

    private Shown objects(Place place, ObjectNode before, ObjectNode after) {
        ObjectNode first = MAPPER.createObjectNode();
        ObjectNode second = MAPPER.createObjectNode();
        Set<String> keys = new TreeSet<>(before.propertyNames());
        keys.addAll(after.propertyNames());
        for (String key : keys) {
            Place field = within(place, before, key);
            Shown shown = of(field.hidden() ? field : within(place, after, key), before.get(key), after.get(key));
            set(first, key, shown.before());
            set(second, key, shown.after());
        }
        return new Shown(first, second);
    }

    private static void set(ObjectNode object, String key, @Nullable JsonNode value) {
        if (value != null) {
            object.set(key, value);
        }
    }

    private Shown lists(Place place, ArrayNode before, ArrayNode after) {
        ArrayNode first = (ArrayNode) alone(place, before);
        ArrayNode second = (ArrayNode) alone(place, after);
        Optional<List<ListMatch.Pair>> pairs = ListMatch.of(before, after);
        if (pairs.isEmpty()) {
            return new Shown(first, second);
        }
        for (ListMatch.Pair pair : pairs.get()) {
            if (pair.before() >= 0 && pair.after() >= 0) {
                Shown shown = of(place.element(pair.step()), before.get(pair.before()), after.get(pair.after()));
                first.set(pair.before(), shown.before());
                second.set(pair.after(), shown.after());
            }
        }
        return new Shown(first, second);
    }

    private JsonNode alone(Place place, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = MAPPER.createObjectNode();
            object.properties()
                    .forEach(field ->
                            result.set(field.getKey(), alone(within(place, object, field.getKey()), field.getValue())));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = MAPPER.createArrayNode();
            array.forEach(element -> result.add(alone(place, element)));
            return result;
        }
        return scalar(place, node);
    }

    private JsonNode scalar(Place place, JsonNode value) {
        boolean hidden = place.hidden() || KnownSecrets.namesSecret(place.key());
        if (hidden
                && !value.isBoolean()
                && !value.isNull()
                && !value.asString("").isEmpty()) {
            return MASK;
        }
        return value.isString() ? StringNode.valueOf(secrets.mask(value.stringValue())) : value;
    }

    /** The place of a field; a Secret's data is hidden, and the value of what has a secret's name. */
    private static Place within(Place place, ObjectNode holder, String key) {
        Place field = place.field(key);
        boolean data = place.within() == null && key.equals("data") && PlanSecrets.isSecret(holder);
        boolean value = key.equals("value") && PlanSecrets.hasSecretValue(holder);
        return data || value ? field.asHidden() : field;
    }
}
