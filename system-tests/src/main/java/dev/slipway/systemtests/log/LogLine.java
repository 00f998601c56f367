package dev.slipway.systemtests.log;

import dev.slipway.systemtests.api.Json;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A line of a deployment's log.
 *
 * @param seq its number; the first is 1
 * @param at when it was written
 * @param source {@code slipway} or the release it is about: {@code helm-pg}, {@code helm-be}, {@code helm-fe}
 * @param stream where the source wrote it
 * @param line the text, without its prefix
 */
public record LogLine(long seq, Instant at, String source, String stream, String line) {

    /** Reads the JSON form. */
    public static LogLine of(JsonNode json) {
        return new LogLine(
                json.required("seq").asLong(),
                Instant.parse(json.required("at").asString()),
                json.required("source").asString(),
                json.required("stream").asString(),
                json.required("line").asString());
    }

    /** Reads the JSON form. */
    public static LogLine of(String json) {
        return of(Json.parse(json));
    }
}
