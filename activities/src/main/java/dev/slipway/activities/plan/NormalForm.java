package dev.slipway.activities.plan;

import dev.slipway.activities.helm.ReleaseObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings Kubernetes objects to the form in which they are compared: keys sorted, no nulls, a Secret's texts in
 * {@code data}, and without what the API server, its controllers and Helm write into every object. Pure.
 */
final class NormalForm {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Set<String> OF_THE_SERVER = Set.of(
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "generation",
            "managedFields",
            // the key has it
            "namespace",
            "resourceVersion",
            "selfLink",
            "uid");

    /** {@code helm.sh/chart} changes with every version of a chart, and says nothing of the object. */
    private static final Set<String> LABELS = Set.of("helm.sh/chart", "app.kubernetes.io/managed-by");

    private static final Set<String> ANNOTATIONS = Set.of(
            "meta.helm.sh/release-name",
            "meta.helm.sh/release-namespace",
            "deployment.kubernetes.io/revision",
            "kubectl.kubernetes.io/last-applied-configuration");

    private NormalForm() {}

    /** The objects of a manifest by key. */
    static SortedMap<ObjectKey, ObjectNode> of(Collection<ReleaseObject> manifest, String releaseNamespace) {
        SortedMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
        for (ReleaseObject object : manifest) {
            JsonNode tree = tree(object.content());
            objects.put(ObjectKey.of(tree, releaseNamespace), of(tree));
        }
        return objects;
    }

    /** Through text, so that a number is the same node whoever made the tree. */
    static JsonNode tree(Map<String, Object> content) {
        return MAPPER.readTree(MAPPER.writeValueAsString(content));
    }

    /** One object. */
    static ObjectNode of(JsonNode object) {
        ObjectNode normal = (ObjectNode) sorted(object);
        normal.remove("status");
        if (normal.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(OF_THE_SERVER);
            drop(metadata, "labels", LABELS);
            drop(metadata, "annotations", ANNOTATIONS);
        }
        if (normal.path("kind").asString("").equals("Secret")) {
            encodeTexts(normal);
        }
        return normal;
    }

    private static void drop(ObjectNode metadata, String map, Set<String> keys) {
        if (metadata.get(map) instanceof ObjectNode entries) {
            entries.remove(keys);
            if (entries.isEmpty()) {
                metadata.remove(map);
            }
        }
    }

    /** As the API server does when it takes a Secret. */
    private static void encodeTexts(ObjectNode secret) {
        if (!(secret.remove("stringData") instanceof ObjectNode texts)) {
            return;
        }
        SortedMap<String, JsonNode> data = new TreeMap<>();
        secret.path("data").properties().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        for (Map.Entry<String, JsonNode> text : texts.properties()) {
            byte[] plain = text.getValue().asString("").getBytes(StandardCharsets.UTF_8);
            data.put(text.getKey(), MAPPER.valueToTree(Base64.getEncoder().encodeToString(plain)));
        }
        ObjectNode encoded = MAPPER.createObjectNode();
        data.forEach(encoded::set);
        secret.set("data", encoded);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = MAPPER.createObjectNode();
            List<Map.Entry<String, JsonNode>> entries = object.properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .sorted(Map.Entry.comparingByKey())
                    .toList();
            entries.forEach(entry -> result.set(entry.getKey(), sorted(entry.getValue())));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = MAPPER.createArrayNode();
            array.forEach(element -> result.add(sorted(element)));
            return result;
        }
        return node;
    }
}
