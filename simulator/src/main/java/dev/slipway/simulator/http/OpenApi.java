package dev.slipway.simulator.http;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kind.Trait;
import dev.slipway.simulator.resource.Kinds;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAPI v3, cut down to what clients ask it before they write: whether the server checks fields itself and knows dry runs. With that
 * known, kubectl and Helm send what they have and leave the checks to the server.
 */
final class OpenApi {
    private OpenApi() {}

    static ObjectNode index() {
        ObjectNode index = Trees.object();
        ObjectNode paths = index.putObject("paths");
        paths.putObject("api/v1").put("serverRelativeURL", "/openapi/v3/api/v1?hash=1");
        for (String group : Kinds.groups()) {
            String path = "apis/" + Kinds.inGroup(group).getFirst().apiVersion();
            paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path + "?hash=1");
        }
        return index;
    }

    /** @param path such as {@code apis/apps/v1} */
    static Optional<ObjectNode> groupVersion(String path) {
        List<Kind> kinds = Kinds.all().stream()
                .filter(kind -> path.equals((kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion()))
                .filter(kind -> !kind.is(Trait.REVIEW))
                .toList();
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode document = Trees.object();
        document.put("openapi", "3.0.0");
        document.putObject("info").put("title", "Slipway's simulated cluster").put("version", "v1");
        ObjectNode paths = document.putObject("paths");
        for (Kind kind : kinds) {
            String scope = kind.namespaced() ? "/namespaces/{namespace}/" : "/";
            patch(paths.putObject("/" + path + scope + kind.plural() + "/{name}"), kind);
        }
        document.putObject("components").putObject("schemas");
        return Optional.of(document);
    }

    private static void patch(ObjectNode item, Kind kind) {
        ObjectNode patch = item.putObject("patch");
        patch.put("x-kubernetes-action", "patch");
        patch.putObject("x-kubernetes-group-version-kind")
                .put("group", kind.group())
                .put("version", kind.version())
                .put("kind", kind.name());
        ArrayNode parameters = patch.putArray("parameters");
        for (String name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", name);
            parameter.put("in", "query");
            parameter.putObject("schema").put("type", "string").put("uniqueItems", true);
        }
        patch.putObject("responses").putObject("200").put("description", "OK");
    }
}
