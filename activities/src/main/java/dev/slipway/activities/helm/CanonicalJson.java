package dev.slipway.activities.helm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON whose text is the same for the same content. */
public final class CanonicalJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private CanonicalJson() {}

    /** Writes it with the keys of all objects sorted. */
    public static String write(JsonNode content) {
        return MAPPER.writeValueAsString(content);
    }
}
