package dev.slipway.systemtests.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON text and trees. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** The tree of a text. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The tree of an object's text, to go on with. */
    public static ObjectNode object(String text) {
        return (ObjectNode) parse(text);
    }

    /** A text as a JSON string, quotes included. */
    public static String quoted(String text) {
        return MAPPER.writeValueAsString(text);
    }
}
