package dev.slipway.activities.plan;

import dev.slipway.domain.plan.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the fields in which two trees differ. Pure. */
final class FieldChanges {
    private FieldChanges() {}

    /** The fields by their places, each as deep as it goes; what only one tree has is one change as a whole. */
    static List<FieldChange> between(JsonNode before, JsonNode after) {
        List<FieldChange> changes = new ArrayList<>();
        collect(Place.OBJECT, before, after, changes);
        return List.copyOf(changes);
    }

    private static void collect(Place place, JsonNode before, JsonNode after, List<FieldChange> changes) {
        if (before instanceof ObjectNode first && after instanceof ObjectNode second) {
            Set<String> keys = new TreeSet<>(first.propertyNames());
            keys.addAll(second.propertyNames());
            keys.forEach(key -> collect(place.field(key), first.path(key), second.path(key), changes));
            return;
        }
        if (before instanceof ArrayNode first && after instanceof ArrayNode second) {
            Optional<List<ListMatch.Pair>> pairs = ListMatch.of(first, second);
            if (pairs.isPresent()) {
                pairs.get()
                        .forEach(pair -> collect(
                                place.element(pair.step()),
                                first.path(pair.before()),
                                second.path(pair.after()),
                                changes));
                return;
            }
        }
        if (!before.equals(after)) {
            changes.add(new FieldChange(place.path(), orNull(before), orNull(after)));
        }
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? NullNode.getInstance() : node;
    }
}
