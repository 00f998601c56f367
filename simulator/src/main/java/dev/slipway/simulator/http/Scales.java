package dev.slipway.simulator.http;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.patch.JsonPatch;
import dev.slipway.simulator.patch.MergePatch;
import dev.slipway.simulator.store.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code /scale} of workloads: their number of replicas as an object of its own. */
record Scales(Objects objects) {
    Answer answer(Call call, ObjectKey key) throws IOException {
        return switch (call.method()) {
            case "GET" -> Answer.json(scale(objects.get(key).tree()));
            case "PUT", "PATCH" -> {
                JsonNode body = call.tree();
                ObjectNode changed = objects.update(key, "", tree -> changed(call, tree, body), call.writeOptions());
                yield Answer.json(scale(changed));
            }
            default -> throw Resources.notAllowed();
        };
    }

    private static ObjectNode changed(Call call, ObjectNode tree, JsonNode body) {
        ObjectNode scale = scale(tree);
        if (call.method().equals("PUT")) {
            MergePatch.apply(scale, body);
        } else if (call.contentType().equals("application/json-patch+json")) {
            JsonPatch.apply(scale, body);
        } else {
            MergePatch.apply(scale, body);
        }
        Trees.objectAt(tree, "spec").put("replicas", Trees.number(scale, 0, "spec", "replicas"));
        String revision = Trees.text(scale, "metadata", "resourceVersion");
        Trees.objectAt(tree, "metadata").put("resourceVersion", revision);
        return tree;
    }

    private static ObjectNode scale(JsonNode object) {
        ObjectNode scale = Trees.object();
        scale.put("kind", "Scale");
        scale.put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            metadata.put(field, Trees.text(object, "metadata", field));
        }
        scale.putObject("spec").put("replicas", Trees.number(object, 0, "spec", "replicas"));
        List<String> labels = new ArrayList<>();
        Trees.at(object, "spec", "selector", "matchLabels")
                .properties()
                .forEach(label ->
                        labels.add(label.getKey() + "=" + label.getValue().asString("")));
        scale.putObject("status")
                .put("replicas", Trees.number(object, 0, "status", "replicas"))
                .put("selector", String.join(",", labels));
        return scale;
    }
}
