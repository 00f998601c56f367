package dev.slipway.simulator.schema;

import dev.slipway.simulator.json.Trees;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How lists and maps merge, from the {@code patchMergeKey}, {@code x-kubernetes-list-type} and {@code x-kubernetes-map-type} marks of
 * k8s.io/api. Told by the field's name, and by the items where a name has two meanings.
 */
public final class ListTypes {
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("env", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("conditions", List.of("type")),
            Map.entry("ownerReferences", List.of("uid")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("podIPs", List.of("ip")),
            Map.entry("hostIPs", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
            Map.entry("resourceClaims", List.of("name")));

    private static final Set<String> SETS = Set.of("finalizers");
    private static final Set<String> ATOMIC_MAPS =
            Set.of("selector", "nodeSelector", "labelSelector", "namespaceSelector", "podSelector");

    private ListTypes() {}

    /** The keys that tell the items of the list apart; empty when the list is replaced as a whole. */
    public static List<String> applyKeys(String field, JsonNode list) {
        if (field.equals("ports")) {
            return ports(list, List.of("containerPort", "protocol"), List.of("port", "protocol"));
        }
        return objects(list) ? KEYS.getOrDefault(field, List.of()) : List.of();
    }

    /** As {@link #applyKeys}, for strategic merge patches, which know a single key. */
    public static List<String> patchKeys(String field, JsonNode list) {
        if (field.equals("ports")) {
            return ports(list, List.of("containerPort"), List.of("port"));
        }
        if (field.equals("taints")) {
            return List.of("key");
        }
        List<String> keys = applyKeys(field, list);
        return keys.isEmpty() ? keys : keys.subList(0, 1);
    }

    /** Whether the list is a set of plain values, to which appliers add. */
    public static boolean isSet(String field) {
        return SETS.contains(field);
    }

    /** Whether the map is replaced as a whole. */
    public static boolean isAtomicMap(String field) {
        return ATOMIC_MAPS.contains(field);
    }

    /** The value of a key in an item, with the default that Kubernetes gives it. */
    public static JsonNode keyValue(JsonNode item, String key) {
        JsonNode value = item.path(key);
        if (value.isMissingNode() && key.equals("protocol")) {
            return Trees.object().put("protocol", "TCP").path("protocol");
        }
        return value;
    }

    private static List<String> ports(JsonNode list, List<String> ofContainer, List<String> ofService) {
        if (!objects(list)) {
            return List.of();
        }
        JsonNode first = list.path(0);
        if (first.has("containerPort") || list.isEmpty()) {
            return ofContainer;
        }
        return first.has("port") && !first.has("endPort") ? ofService : List.of();
    }

    /** An empty list may be one of objects. */
    private static boolean objects(JsonNode list) {
        return list.isArray() && (list.isEmpty() || list.path(0).isObject());
    }
}
