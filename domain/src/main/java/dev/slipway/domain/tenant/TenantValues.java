package dev.slipway.domain.tenant;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a tenant's configuration into the Helm values of each component: what the platform sets, then the caller's
 * version, replicas, resources and host, then the caller's own values over all of it. Pure and thread-safe.
 */
public final class TenantValues {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String baseDomain;

    /** Hosts are made under the base domain where a tenant has none of its own. */
    public TenantValues(String baseDomain) {
        this.baseDomain = baseDomain;
    }

    /** The values to be merged over the chart's own. */
    public ObjectNode of(TenantComponent component, CompanyCode code, TenantConfig config) {
        ObjectNode values = platformValues(component, code, config);
        String version = pick(config.versions(), component);
        if (version != null) {
            values.withObject("/image").put("tag", version);
        }
        Integer replicas = pick(config.replicas(), component);
        if (replicas != null) {
            values.put("replicaCount", replicas);
        }
        ObjectNode resources = pick(config.resources(), component);
        if (resources != null) {
            values.set("resources", resources.deepCopy());
        }
        ObjectNode own = pick(config.values(), component);
        return own == null ? values : merge(values, own);
    }

    /** The frontend's host name. */
    public String host(CompanyCode code, TenantConfig config) {
        return config.host() == null ? "app." + code.lower() + "." + baseDomain : config.host();
    }

    /** Helm's way of merging: objects key by key, everything else replaced. */
    public static ObjectNode merge(ObjectNode base, ObjectNode over) {
        ObjectNode merged = base.deepCopy();
        over.properties().forEach(entry -> {
            JsonNode below = merged.get(entry.getKey());
            boolean both = below instanceof ObjectNode && entry.getValue() instanceof ObjectNode;
            merged.set(
                    entry.getKey(),
                    both
                            ? merge((ObjectNode) below, (ObjectNode) entry.getValue())
                            : entry.getValue().deepCopy());
        });
        return merged;
    }

    private ObjectNode platformValues(TenantComponent component, CompanyCode code, TenantConfig config) {
        ObjectNode values = MAPPER.createObjectNode();
        String database = code.lower();
        switch (component) {
            case POSTGRESQL ->
                values.withObject("/auth").put("database", database).put("username", database);
            case BACKEND_API ->
                values.withObject("/database")
                        .put("host", TenantComponent.POSTGRESQL.releaseName(code))
                        .put("name", database)
                        .put("username", database)
                        .put("existingSecret", TenantComponent.POSTGRESQL.releaseName(code) + "-auth");
            case USER_FRONTEND -> {
                values.withObject("/ingress").put("enabled", true).put("host", host(code, config));
                values.withObject("/backend").put("url", "http://" + TenantComponent.BACKEND_API.releaseName(code));
            }
        }
        return values;
    }

    private static <T> @Nullable T pick(@Nullable Map<String, T> map, TenantComponent component) {
        return map == null ? null : map.get(component.key());
    }
}
