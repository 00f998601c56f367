package dev.slipway.simulator.http;

import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a path of the resource API names.
 *
 * @param namespace null for a cluster-wide kind, and for a list over all namespaces
 * @param name null for the whole collection
 * @param subresource empty for the object itself
 */
record ApiPath(
        Kind kind, @Nullable String namespace, @Nullable String name, String subresource) {
    private static final String NAMESPACES = "namespaces";

    /**
     * Reads {@code /api/v1/…} and {@code /apis/<group>/<version>/…}.
     *
     * @param path as it was sent, still encoded
     * @return empty when it names no kind that is served
     */
    static Optional<ApiPath> parse(String path) {
        List<String> parts = Arrays.stream(path.substring(1).split("/", -1))
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        if (parts.getFirst().equals("api") && parts.size() > 2) {
            return parse("", parts.get(1), parts.subList(2, parts.size()));
        }
        if (parts.getFirst().equals("apis") && parts.size() > 3) {
            return parse(parts.get(1), parts.get(2), parts.subList(3, parts.size()));
        }
        return Optional.empty();
    }

    private static Optional<ApiPath> parse(String group, String version, List<String> rest) {
        boolean inNamespace = rest.size() > 2
                && rest.getFirst().equals(NAMESPACES)
                && !(group.isEmpty() && List.of("status", "finalize").contains(rest.get(2)));
        String namespace = inNamespace ? rest.get(1) : null;
        List<String> own = inNamespace ? rest.subList(2, rest.size()) : rest;
        Optional<Kind> kind = Kinds.find(group, version, own.getFirst());
        if (kind.isEmpty()
                || own.size() > 3
                || (kind.get().namespaced() != inNamespace && (inNamespace || own.size() > 1))) {
            return Optional.empty();
        }
        String name = own.size() > 1 && !own.get(1).isEmpty() ? own.get(1) : null;
        return Optional.of(new ApiPath(kind.get(), namespace, name, own.size() > 2 ? own.get(2) : ""));
    }

    /** The namespace for a write; empty for a cluster-wide kind. */
    String namespaceOrEmpty() {
        return namespace == null ? "" : namespace;
    }
}
