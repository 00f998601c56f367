package dev.slipway.simulator.json;

import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** YAML bodies, of which JSON is a part. Aliases are expanded within the limits that the parser sets. */
public final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

    private Yaml() {}

    /**
     * @param document one YAML or JSON document
     * @return its tree, or null when it is empty
     * @throws tools.jackson.core.JacksonException when it is neither
     */
    public static @Nullable JsonNode parse(byte[] document) {
        int first = 0;
        while (first < document.length && Character.isWhitespace(document[first])) {
            first++;
        }
        if (first < document.length && document[first] == '{') {
            return Trees.parse(document);
        }
        return MAPPER.readTree(new ByteArrayInputStream(document));
    }
}
