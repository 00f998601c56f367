package dev.slipway.simulator.http;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kind.Trait;
import dev.slipway.simulator.resource.Kinds;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Discovery of all groups in one answer (apidiscovery.k8s.io/v2), which saves clients a request for each group. */
final class AggregatedDiscovery {
    private static final String TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private AggregatedDiscovery() {}

    static Answer core() {
        return answer(List.of(""));
    }

    static Answer groups() {
        return answer(List.copyOf(Kinds.groups()));
    }

    private static Answer answer(List<String> groups) {
        ObjectNode list = Trees.object();
        list.put("kind", "APIGroupDiscoveryList");
        list.put("apiVersion", "apidiscovery.k8s.io/v2");
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        groups.forEach(group -> group(items.addObject(), group));
        return new Answer(200, TYPE, Trees.bytes(list));
    }

    private static void group(ObjectNode item, String group) {
        ObjectNode metadata = item.putObject("metadata");
        if (!group.isEmpty()) {
            metadata.put("name", group);
        }
        metadata.putNull("creationTimestamp");
        List<Kind> kinds = Kinds.inGroup(group);
        ObjectNode version = item.putArray("versions").addObject();
        version.put("version", kinds.getFirst().version());
        version.put("freshness", "Current");
        ArrayNode resources = version.putArray("resources");
        kinds.forEach(kind -> resource(resources.addObject(), kind));
    }

    private static void resource(ObjectNode resource, Kind kind) {
        resource.put("resource", kind.plural());
        responseKind(resource, kind.group(), kind.version(), kind.name());
        resource.put("scope", kind.namespaced() ? "Namespaced" : "Cluster");
        resource.put("singularResource", kind.name().toLowerCase(Locale.ROOT));
        Discovery.verbs(kind).forEach(resource.putArray("verbs")::add);
        if (!kind.shortNames().isEmpty()) {
            kind.shortNames().forEach(resource.putArray("shortNames")::add);
        }
        if (kind.is(Trait.IN_ALL)) {
            resource.putArray("categories").add("all");
        }
        List<Subresource> subresources = Subresource.of(kind);
        if (!subresources.isEmpty()) {
            ArrayNode list = resource.putArray("subresources");
            for (Subresource subresource : subresources) {
                ObjectNode node = list.addObject();
                node.put("subresource", subresource.name());
                String group = subresource.group().isEmpty() ? kind.group() : subresource.group();
                responseKind(node, group, "v1", subresource.kind());
                subresource.verbs().forEach(node.putArray("verbs")::add);
            }
        }
    }

    private static void responseKind(ObjectNode node, String group, String version, String kind) {
        node.putObject("responseKind")
                .put("group", group)
                .put("version", version)
                .put("kind", kind);
    }
}
