package dev.slipway.api.log;

import dev.slipway.domain.log.LogLine;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** How a line is written at a door that streams. */
enum LogFormat {
    /** As people read it: {@code [source] line}, the final line alone. */
    TEXT {
        @Override
        String write(LogLine line) {
            return line.text();
        }
    },

    /** As a {@link LogLineView}. */
    JSON {
        @Override
        String write(LogLine line) {
            return MAPPER.writeValueAsString(LogLineView.of(line));
        }
    };

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** The line, without a line break. */
    abstract String write(LogLine line);

    /** The format of that name, {@code text} or {@code json}. */
    static Optional<LogFormat> named(String name) {
        return Stream.of(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
