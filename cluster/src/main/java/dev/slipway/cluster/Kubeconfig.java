package dev.slipway.cluster;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig as a tree, so that what we do not know of it stays in it. Holds secrets; immutable by convention.
 *
 * @param document the whole, as read from YAML
 */
record Kubeconfig(Map<String, Object> document) {
    /** The kubeconfig of an address and the given credentials. */
    static Kubeconfig of(Map<String, Object> cluster, Map<String, Object> user) {
        return new Kubeconfig(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "clusters",
                List.of(Map.of("name", "cluster", "cluster", cluster)),
                "users",
                List.of(Map.of("name", "slipway", "user", user)),
                "contexts",
                List.of(Map.of("name", "slipway", "context", Map.of("cluster", "cluster", "user", "slipway"))),
                "current-context",
                "slipway"));
    }

    /** The name of the context in use; empty where none is named. */
    String currentContext() {
        return text(document.get("current-context"));
    }

    /** The context in use. */
    Optional<Map<String, Object>> context() {
        return entry("contexts", "context", currentContext());
    }

    /** The cluster of the context in use. */
    Optional<Map<String, Object>> cluster() {
        return context().flatMap(context -> entry("clusters", "cluster", text(context.get("cluster"))));
    }

    /** The user of the context in use; a context may do without. */
    Optional<Map<String, Object>> user() {
        return context().flatMap(context -> entry("users", "user", text(context.get("user"))));
    }

    /** The address of the API server in use; empty where none is named. */
    String server() {
        return cluster().map(cluster -> text(cluster.get("server"))).orElse("");
    }

    /** The bodies of a kind of entry by name, in order; the first of a name wins. */
    Map<String, Map<String, Object>> entries(String list, String field) {
        Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
        if (document.get(list) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> entry && entry.get(field) instanceof Map<?, ?> body) {
                    entries.putIfAbsent(text(entry.get("name")), tree(body));
                }
            }
        }
        return entries;
    }

    /** As JSON, which is YAML too. */
    String toJson() {
        return new KubernetesSerialization().asJson(document);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static Map<String, Object> tree(Map<?, ?> map) {
        Map<String, Object> tree = new LinkedHashMap<>();
        map.forEach((key, value) -> tree.put(String.valueOf(key), value));
        return tree;
    }

    @Override
    public String toString() {
        return "Kubeconfig[context=" + currentContext() + "]";
    }

    private Optional<Map<String, Object>> entry(String list, String field, String name) {
        return Optional.ofNullable(entries(list, field).get(name));
    }
}
