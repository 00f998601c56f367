package dev.slipway.simulator.admission;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Quantity;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Refuses what a ResourceQuota of the namespace does not allow. */
public final class Quotas implements Admission {
    private final ObjectStore store;

    public Quotas(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void admit(ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
        if (before != null || !key.kind().namespaced() || key.kind().equals(Kinds.EVENT)) {
            return;
        }
        for (StoredObject quota :
                store.list(Kinds.RESOURCE_QUOTA, key.namespace()).objects()) {
            check(key, after, quota);
        }
    }

    private void check(ObjectKey key, ObjectNode object, StoredObject quota) {
        Map<String, JsonNode> hard = hard(key.kind(), quota);
        if (key.kind().equals(Kinds.POD)) {
            requireAmounts(key, object, quota, hard);
        }
        List<String> requested = new ArrayList<>();
        List<String> used = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        hard.forEach((resource, limit) -> {
            BigDecimal wanted = QuotaUsage.of(resource, object);
            BigDecimal there = QuotaUsage.used(store, key.namespace(), resource);
            if (wanted.signum() > 0 && there.add(wanted).compareTo(Quantity.of(limit)) > 0) {
                requested.add(resource + "=" + QuotaUsage.show(resource, wanted));
                used.add(resource + "=" + QuotaUsage.show(resource, there));
                limited.add(resource + "=" + limit.asString(""));
            }
        });
        if (!requested.isEmpty()) {
            throw ApiError.forbidden(
                    key.kind(),
                    key.name(),
                    "exceeded quota: %s, requested: %s, used: %s, limited: %s"
                            .formatted(
                                    quota.key().name(),
                                    String.join(",", requested),
                                    String.join(",", used),
                                    String.join(",", limited)));
        }
    }

    private static Map<String, JsonNode> hard(Kind kind, StoredObject quota) {
        Map<String, JsonNode> hard = new TreeMap<>();
        Trees.at(quota.tree(), "spec", "hard").properties().forEach(entry -> {
            if (QuotaUsage.kind(entry.getKey()).filter(kind::equals).isPresent()) {
                hard.put(entry.getKey(), entry.getValue());
            }
        });
        return hard;
    }

    private static void requireAmounts(ObjectKey key, JsonNode pod, StoredObject quota, Map<String, JsonNode> hard) {
        List<String> missing = new ArrayList<>();
        for (String resource : hard.keySet()) {
            if (!QuotaUsage.mustBeGiven(resource)) {
                continue;
            }
            String[] path = QuotaUsage.path(resource);
            List<String> containers = Trees.items(pod, "spec", "containers").stream()
                    .filter(container -> !Trees.has(container, "resources", path[0], path[1]))
                    .map(container -> Trees.text(container, "name"))
                    .toList();
            if (!containers.isEmpty()) {
                missing.add(resource + " for: " + String.join(",", containers));
            }
        }
        if (!missing.isEmpty()) {
            throw ApiError.forbidden(
                    key.kind(),
                    key.name(),
                    "failed quota: " + quota.key().name() + ": must specify " + String.join("; ", missing));
        }
    }
}
