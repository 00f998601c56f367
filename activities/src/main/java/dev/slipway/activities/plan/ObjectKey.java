package dev.slipway.activities.plan;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/**
 * Which object, whatever version of its kind is spoken.
 *
 * @param group the API group; empty for the core one
 * @param kind for example {@code Deployment}
 * @param namespace its namespace; the release's where the object does not say
 * @param name its name
 */
record ObjectKey(String group, String kind, String namespace, String name) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::kind)
            .thenComparing(ObjectKey::name)
            .thenComparing(ObjectKey::namespace)
            .thenComparing(ObjectKey::group);

    /** The key of an object as it was rendered. */
    static ObjectKey of(JsonNode object, String releaseNamespace) {
        JsonNode metadata = object.path("metadata");
        return new ObjectKey(
                group(object.path("apiVersion").asString("")),
                object.path("kind").asString(""),
                metadata.path("namespace").asString(releaseNamespace),
                metadata.path("name").asString(""));
    }

    /** The group of an {@code apiVersion}. */
    static String group(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** Kind and group, for example {@code Deployment.apps}, as kubectl writes them. */
    String type() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
