package dev.slipway.api.log;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.slipway.domain.log.LogLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A line as JSON, the same at every door.
 *
 * @param seq its number, from 1, without gaps
 * @param at when it was written: RFC 3339, UTC, milliseconds
 * @param source who wrote it
 * @param stream where it came out
 * @param line its text
 */
@Schema(name = "LogLine")
@JsonPropertyOrder({"seq", "at", "source", "stream", "line"})
public record LogLineView(
        long seq,
        @Schema(example = "2026-01-31T12:00:00.000Z") String at,
        @Schema(example = "helm-pg") String source,
        @Schema(allowableValues = {"stdout", "stderr"}) String stream,
        String line) {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static LogLineView of(LogLine line) {
        return new LogLineView(
                line.seq(),
                MILLISECONDS.format(line.at()),
                line.source().name(),
                line.stream().label(),
                line.line());
    }
}
