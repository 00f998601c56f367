package dev.slipway.simulator.http;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kind.Trait;
import dev.slipway.simulator.resource.Kinds;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is served: version, groups, kinds, and as much of OpenAPI as clients look at before they write. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private final String version;

    /** @param version as {@code /version} shows it, such as v1.34.0 */
    Discovery(String version) {
        this.version = version;
    }

    Optional<Answer> answer(Call call) {
        String path = call.path().length() > 1 && call.path().endsWith("/")
                ? call.path().substring(0, call.path().length() - 1)
                : call.path();
        if (path.startsWith("/livez") || path.startsWith("/readyz") || path.equals("/healthz")) {
            return Optional.of(Answer.text("ok"));
        }
        boolean aggregated = call.accept().contains("as=APIGroupDiscoveryList")
                && call.accept().contains("v=v2;");
        return switch (path) {
            case "/version" -> Optional.of(Answer.json(version()));
            case "/api" -> Optional.of(aggregated ? AggregatedDiscovery.core() : Answer.json(coreVersions()));
            case "/apis" -> Optional.of(aggregated ? AggregatedDiscovery.groups() : Answer.json(groups()));
            case "/openapi/v3" -> Optional.of(Answer.json(OpenApi.index()));
            default -> nested(path);
        };
    }

    private static Optional<Answer> nested(String path) {
        String[] parts = path.substring(1).split("/", -1);
        if (path.startsWith("/openapi/v3/")) {
            return OpenApi.groupVersion(path.substring("/openapi/v3/".length())).map(Answer::json);
        }
        if (parts.length == 2 && path.equals("/api/v1")) {
            return Optional.of(Answer.json(resources("v1", Kinds.inGroup(""))));
        }
        if (parts[0].equals("apis") && parts.length == 2 && Kinds.groups().contains(parts[1])) {
            return Optional.of(Answer.json(group(parts[1])));
        }
        if (parts[0].equals("apis") && parts.length == 3 && Kinds.groups().contains(parts[1])) {
            List<Kind> kinds = Kinds.inGroup(parts[1]);
            return kinds.getFirst().version().equals(parts[2])
                    ? Optional.of(Answer.json(resources(kinds.getFirst().apiVersion(), kinds)))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private ObjectNode version() {
        String[] numbers = version.substring(1).split("\\.", -1);
        ObjectNode node = Trees.object();
        node.put("major", numbers[0]);
        node.put("minor", numbers[1]);
        node.put("gitVersion", version);
        node.put("gitCommit", "");
        node.put("gitTreeState", "clean");
        node.put("buildDate", "1970-01-01T00:00:00Z");
        node.put("goVersion", "");
        node.put("compiler", "");
        node.put("platform", "slipway/simulator");
        return node;
    }

    private static ObjectNode coreVersions() {
        ObjectNode node = Trees.object();
        node.put("kind", "APIVersions");
        node.putArray("versions").add("v1");
        node.putArray("serverAddressByClientCIDRs");
        return node;
    }

    private static ObjectNode groups() {
        ObjectNode node = Trees.object();
        node.put("kind", "APIGroupList");
        node.put("apiVersion", "v1");
        ArrayNode groups = node.putArray("groups");
        Kinds.groups().forEach(group -> groups.add(group(group)));
        return node;
    }

    private static ObjectNode group(String name) {
        ObjectNode group = Trees.object();
        group.put("kind", "APIGroup");
        group.put("apiVersion", "v1");
        group.put("name", name);
        Kind first = Kinds.inGroup(name).getFirst();
        ObjectNode version = Trees.object();
        version.put("groupVersion", first.apiVersion());
        version.put("version", first.version());
        group.putArray("versions").add(version);
        group.set("preferredVersion", version.deepCopy());
        return group;
    }

    private static ObjectNode resources(String groupVersion, List<Kind> kinds) {
        ObjectNode list = Trees.object();
        list.put("kind", "APIResourceList");
        list.put("apiVersion", "v1");
        list.put("groupVersion", groupVersion);
        ArrayNode resources = list.putArray("resources");
        for (Kind kind : kinds) {
            resource(resources, kind);
        }
        return list;
    }

    private static void resource(ArrayNode resources, Kind kind) {
        ObjectNode main = resources.addObject();
        main.put("name", kind.plural());
        main.put("singularName", kind.name().toLowerCase(java.util.Locale.ROOT));
        main.put("namespaced", kind.namespaced());
        main.put("kind", kind.name());
        verbs(kind).forEach(main.putArray("verbs")::add);
        if (!kind.shortNames().isEmpty()) {
            kind.shortNames().forEach(main.putArray("shortNames")::add);
        }
        if (kind.is(Trait.IN_ALL)) {
            main.putArray("categories").add("all");
        }
        for (Subresource subresource : Subresource.of(kind)) {
            ObjectNode node = resources.addObject();
            node.put("name", kind.plural() + "/" + subresource.name());
            node.put("singularName", "");
            node.put("namespaced", kind.namespaced());
            if (!subresource.group().isEmpty()) {
                node.put("group", subresource.group());
                node.put("version", "v1");
            }
            node.put("kind", subresource.kind());
            subresource.verbs().forEach(node.putArray("verbs")::add);
        }
    }

    static List<String> verbs(Kind kind) {
        return kind.is(Trait.REVIEW) ? List.of("create") : VERBS;
    }
}
