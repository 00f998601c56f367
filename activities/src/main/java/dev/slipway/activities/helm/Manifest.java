package dev.slipway.activities.helm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the YAML documents that Helm renders. */
final class Manifest {
    private Manifest() {}

    static List<ReleaseObject> objects(String manifest) {
        List<ReleaseObject> objects = new ArrayList<>();
        try {
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(manifest)) {
                if (document instanceof Map<?, ?> map) {
                    objects.add(object(map));
                }
            }
        } catch (YamlEngineException e) {
            // the parser quotes what it cannot read, and that may be a secret
            throw new HelmException(HelmFailure.CHART_INVALID, "The chart renders no readable YAML", null);
        }
        return List.copyOf(objects);
    }

    private static ReleaseObject object(Map<?, ?> document) {
        Map<String, Object> content = new LinkedHashMap<>();
        document.forEach((key, value) -> content.put(String.valueOf(key), value));
        Object metadata = content.get("metadata");
        return new ReleaseObject(
                text(content.get("apiVersion")),
                text(content.get("kind")),
                metadata instanceof Map<?, ?> map ? text(map.get("name")) : "",
                content);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
