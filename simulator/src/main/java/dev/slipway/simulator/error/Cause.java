package dev.slipway.simulator.error;

import dev.slipway.simulator.json.Trees;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * One reason for a refusal.
 *
 * @param reason machine-readable, such as {@code FieldValueRequired}
 * @param message for a person
 * @param field the path of the field
 */
public record Cause(String reason, String message, String field) {
    public static Cause required(String field, String detail) {
        return new Cause(
                "FieldValueRequired", detail.isEmpty() ? "Required value" : "Required value: " + detail, field);
    }

    public static Cause invalid(String field, JsonNode value, String detail) {
        String shown = new String(Trees.bytes(value), StandardCharsets.UTF_8);
        return new Cause("FieldValueInvalid", "Invalid value: " + shown + ": " + detail, field);
    }

    public static Cause immutable(String field, JsonNode value) {
        return invalid(field, value, "field is immutable");
    }

    public static Cause forbidden(String field, String detail) {
        return new Cause("FieldValueForbidden", "Forbidden: " + detail, field);
    }
}
