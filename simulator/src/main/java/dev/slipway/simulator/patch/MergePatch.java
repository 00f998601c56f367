package dev.slipway.simulator.patch;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7386). */
public final class MergePatch {
    private MergePatch() {}

    /** Changes the target. */
    public static void apply(ObjectNode target, JsonNode patch) {
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value.isObject()) {
                ObjectNode inner = target.path(name) instanceof ObjectNode there ? there : target.putObject(name);
                apply(inner, value);
            } else {
                target.set(name, value.deepCopy());
            }
        }
    }
}
