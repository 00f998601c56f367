package dev.slipway.simulator.admission;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Quantity;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies the LimitRanges of the namespace to the containers of new pods: defaults, least and most. */
public final class LimitRanges implements Admission {
    private final ObjectStore store;

    public LimitRanges(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void admit(ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
        if (before != null || !key.kind().equals(Kinds.POD)) {
            return;
        }
        List<String> broken = new ArrayList<>();
        for (StoredObject range : store.list(Kinds.LIMIT_RANGE, key.namespace()).objects()) {
            for (JsonNode limit : Trees.items(range.tree(), "spec", "limits")) {
                if (Trees.text(limit, "type").equals("Container")) {
                    containers(after, limit, broken);
                }
            }
        }
        if (!broken.isEmpty()) {
            String list = broken.size() == 1 ? broken.getFirst() : "[" + String.join(", ", broken) + "]";
            throw ApiError.forbidden(key.kind(), key.name(), list);
        }
    }

    private static void containers(ObjectNode pod, JsonNode limit, List<String> broken) {
        for (JsonNode each : Trees.items(pod, "spec", "containers")) {
            if (each instanceof ObjectNode container) {
                fill(container, limit.path("default"), "limits");
                fill(container, limit.path("defaultRequest"), "requests");
                fill(container, limit.path("default"), "requests");
                bounds(container, limit, broken);
            }
        }
    }

    private static void fill(ObjectNode container, JsonNode amounts, String where) {
        for (Map.Entry<String, JsonNode> amount : amounts.properties()) {
            Trees.setDefault(
                    Trees.objectAt(container, "resources", where),
                    amount.getKey(),
                    amount.getValue().asString(""));
        }
    }

    private static void bounds(JsonNode container, JsonNode limit, List<String> broken) {
        for (Map.Entry<String, JsonNode> most : limit.path("max").properties()) {
            JsonNode given = Trees.at(container, "resources", "limits", most.getKey());
            if (Quantity.of(given).compareTo(Quantity.of(most.getValue())) > 0) {
                broken.add("maximum %s usage per Container is %s, but limit is %s"
                        .formatted(most.getKey(), most.getValue().asString(""), given.asString("")));
            }
        }
        for (Map.Entry<String, JsonNode> least : limit.path("min").properties()) {
            JsonNode given = Trees.at(container, "resources", "requests", least.getKey());
            if (Quantity.of(given).compareTo(Quantity.of(least.getValue())) < 0) {
                broken.add("minimum %s usage per Container is %s, but request is %s"
                        .formatted(least.getKey(), least.getValue().asString(""), given.asString("")));
            }
        }
    }
}
