package dev.slipway.activities.plan;

import dev.slipway.activities.helm.ReleaseObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.node.ObjectNode;

/** Manifests from YAML, as a chart renders them into namespace {@code cha-tenant}. */
final class Manifests {
    static final String NAMESPACE = "cha-tenant";

    private Manifests() {}

    static List<ReleaseObject> rendered(String yaml) {
        List<ReleaseObject> objects = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            if (document instanceof Map<?, ?> map) {
                Map<String, Object> content = new LinkedHashMap<>();
                map.forEach((key, value) -> content.put(String.valueOf(key), value));
                String name = ((Map<?, ?>) content.getOrDefault("metadata", Map.of())).get("name") + "";
                objects.add(new ReleaseObject(
                        content.get("apiVersion") + "", content.get("kind") + "", name, Map.copyOf(content)));
            }
        }
        return objects;
    }

    static SortedMap<ObjectKey, ObjectNode> normal(String yaml) {
        return NormalForm.of(rendered(yaml), NAMESPACE);
    }

    static ClusterObjects cluster(String yaml) {
        return new ClusterObjects(normal(yaml), Set.of());
    }
}
