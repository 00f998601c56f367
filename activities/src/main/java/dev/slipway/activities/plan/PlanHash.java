package dev.slipway.activities.plan;

import dev.slipway.activities.helm.CanonicalJson;
import dev.slipway.activities.helm.Sha256;
import dev.slipway.domain.tenant.TenantConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells one plan from another: by the tenant, what is wanted of it, and for each release its chart, its values, the
 * revision that is live, and the objects as they would be. Pure.
 */
final class PlanHash {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PlanHash() {}

    /**
     * What of a release counts.
     *
     * @param component the component's name in JSON
     * @param releaseName the release's name
     * @param chartDigest of the chart's files
     * @param fingerprint of chart and values
     * @param liveRevision the newest revision's number; null where there is none
     * @param liveStatus its status; null where there is none
     * @param liveDescription the fingerprint it was made by; null where there is none
     * @param manifestDigest of the planned objects, see {@link #digest}
     */
    record Part(
            String component,
            String releaseName,
            String chartDigest,
            String fingerprint,
            @Nullable Integer liveRevision,
            @Nullable String liveStatus,
            @Nullable String liveDescription,
            String manifestDigest) {}

    /** The hash, in 64 hexadecimal digits. */
    static String of(String companyCode, TenantConfig config, List<Part> releases) {
        ObjectNode content = MAPPER.createObjectNode();
        content.put("companyCode", companyCode);
        content.set("config", MAPPER.valueToTree(config));
        content.set("releases", MAPPER.valueToTree(releases));
        return hex(CanonicalJson.write(content));
    }

    /**
     * Digests objects without their secrets: one that is generated would be another each time, and one that is given
     * counts by the values' fingerprint.
     */
    static String digest(SortedMap<ObjectKey, ObjectNode> objects, Showing showing) {
        ArrayNode content = MAPPER.createArrayNode();
        objects.forEach((key, object) -> content.add(
                MAPPER.createObjectNode().put("namespace", key.namespace()).set("object", showing.of(object))));
        return hex(CanonicalJson.write(content));
    }

    private static String hex(String content) {
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
    }
}
