package dev.slipway.simulator.controller;

import dev.slipway.simulator.admission.QuotaUsage;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Keeps {@code status.used} of quotas true. */
public final class QuotaStatus implements Controller {
    private final Objects objects;
    /** By namespace: the quotas that are to be looked at when something in it comes or goes. */
    private final Map<String, Set<ObjectKey>> quotas = new ConcurrentHashMap<>();

    public QuotaStatus(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "resourcequota-controller";
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        ObjectKey key = change.object().key();
        Set<ObjectKey> known = quotas.get(key.namespace());
        if (key.kind().equals(Kinds.RESOURCE_QUOTA)) {
            quotas.computeIfAbsent(key.namespace(), n -> ConcurrentHashMap.newKeySet())
                    .add(key);
            queue.accept(key);
        } else if (known != null && !key.kind().equals(Kinds.EVENT)) {
            known.forEach(queue);
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject quota = objects.store().get(key).orElse(null);
        if (quota == null) {
            quotas.getOrDefault(key.namespace(), Set.of()).remove(key);
            return null;
        }
        Map<String, String> used = new TreeMap<>();
        Trees.at(quota.tree(), "spec", "hard")
                .properties()
                .forEach(entry -> used.put(
                        entry.getKey(),
                        QuotaUsage.show(
                                entry.getKey(), QuotaUsage.used(objects.store(), key.namespace(), entry.getKey()))));
        objects.updateStatus(key, tree -> {
            ObjectNode status = Trees.objectAt(tree, "status");
            status.set("hard", Trees.at(tree, "spec", "hard").deepCopy());
            ObjectNode node = status.putObject("used");
            used.forEach(node::put);
            return tree;
        });
        return null;
    }
}
