package dev.slipway.activities.helm;

import java.util.Map;

/**
 * A Kubernetes object as a chart rendered it.
 *
 * @param apiVersion for example {@code apps/v1}
 * @param kind for example {@code StatefulSet}
 * @param name its name
 * @param content the whole; may hold secrets
 */
public record ReleaseObject(String apiVersion, String kind, String name, Map<String, Object> content) {
    private static final String RESOURCE_POLICY = "helm.sh/resource-policy";
    private static final String HOOK = "helm.sh/hook";

    /** Kind and name, which tell it from the release's other objects. */
    public String id() {
        return kind + " " + name;
    }

    /** Whether the chart wants it kept when the release goes. */
    public boolean isKept() {
        return content.get("metadata") instanceof Map<?, ?> metadata
                && metadata.get("annotations") instanceof Map<?, ?> annotations
                && "keep".equals(annotations.get(RESOURCE_POLICY));
    }

    /** Whether it is run at certain moments, and is none of the release's lasting objects. */
    boolean isHook() {
        return content.get("metadata") instanceof Map<?, ?> metadata
                && metadata.get("annotations") instanceof Map<?, ?> annotations
                && annotations.containsKey(HOOK);
    }

    @Override
    public String toString() {
        return id();
    }
}
