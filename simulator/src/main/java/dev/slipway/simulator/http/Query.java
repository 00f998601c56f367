package dev.slipway.simulator.http;

import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.selector.FieldSelector;
import dev.slipway.simulator.selector.LabelSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which objects a list or a watch is about.
 *
 * @param namespace null for all
 */
record Query(Kind kind, @Nullable String namespace, LabelSelector labels, FieldSelector fields) {
    static Query of(ApiPath path, Call call) {
        String name = path.name();
        String fields = call.parameter("fieldSelector");
        String wanted = name == null ? fields : "metadata.name=" + name + (fields.isEmpty() ? "" : "," + fields);
        return new Query(
                path.kind(),
                path.namespace(),
                LabelSelector.parse(call.parameter("labelSelector")),
                FieldSelector.parse(path.kind(), wanted));
    }

    boolean matches(JsonNode object) {
        String own = object.path("metadata").path("namespace").asString("");
        return (namespace == null || namespace.equals(own)) && labels.matches(object) && fields.matches(object);
    }
}
