package dev.slipway.simulator.admission;

import dev.slipway.simulator.json.Quantity;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How much of what a quota can limit an object uses. */
public final class QuotaUsage {
    private static final Map<String, Kind> COUNTED = Map.of(
            "pods", Kinds.POD,
            "services", Kinds.SERVICE,
            "secrets", Kinds.SECRET,
            "configmaps", Kinds.CONFIG_MAP,
            "persistentvolumeclaims", Kinds.CLAIM,
            "resourcequotas", Kinds.RESOURCE_QUOTA);
    private static final Set<String> COMPUTE =
            Set.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    private QuotaUsage() {}

    /** The kind whose objects use the resource; empty for a resource that is not followed. */
    static Optional<Kind> kind(String resource) {
        if (COMPUTE.contains(resource)) {
            return Optional.of(Kinds.POD);
        }
        if (resource.equals("requests.storage")) {
            return Optional.of(Kinds.CLAIM);
        }
        String counted = resource.startsWith("count/") ? resource.substring("count/".length()) : resource;
        Kind common = resource.startsWith("count/") ? null : COUNTED.get(counted);
        return common != null
                ? Optional.of(common)
                : Kinds.all().stream()
                        .filter(kind -> resource.startsWith("count/")
                                && kind.qualifiedPlural().equals(counted))
                        .findFirst();
    }

    /** Whether a pod must say how much of the resource it wants. */
    static boolean mustBeGiven(String resource) {
        return COMPUTE.contains(resource);
    }

    /** {@code requests} or {@code limits}, and the resource's own name. */
    static String[] path(String resource) {
        String[] parts = resource.split("\\.", 2);
        return parts.length == 2 ? parts : new String[] {"requests", resource};
    }

    static BigDecimal of(String resource, JsonNode object) {
        if (COMPUTE.contains(resource)) {
            if (Trees.text(object, "status", "phase").matches("Succeeded|Failed")) {
                return BigDecimal.ZERO;
            }
            String[] path = path(resource);
            return Quantity.requested(object.path("spec"), path[0], path[1]);
        }
        if (resource.equals("requests.storage")) {
            return Quantity.of(Trees.at(object, "spec", "resources", "requests", "storage"));
        }
        boolean finished = Trees.text(object, "kind").equals("Pod")
                && Trees.text(object, "status", "phase").matches("Succeeded|Failed");
        return finished && resource.equals("pods") ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    /** What all objects of the namespace use. */
    public static BigDecimal used(ObjectStore store, String namespace, String resource) {
        return kind(resource).stream()
                .flatMap(kind -> store.list(kind, namespace).objects().stream())
                .map(StoredObject::tree)
                .map(object -> of(resource, object))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As a status shows it. */
    public static String show(String resource, BigDecimal amount) {
        return Quantity.show(amount, resource.endsWith("memory") || resource.endsWith("storage"));
    }
}
