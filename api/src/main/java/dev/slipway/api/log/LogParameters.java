package dev.slipway.api.log;

import dev.slipway.api.web.error.ApiException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that the doors have in common, and refuses what is not valid. */
final class LogParameters {
    private LogParameters() {}

    /** The number of the last line a viewer has: 0 or more, 0 where it is not said. */
    static long after(String name, @Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw notANumber(name);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw notANumber(name);
        }
    }

    /** A format by its name. */
    static LogFormat format(@Nullable String text, LogFormat unsaid) {
        return text == null
                ? unsaid
                : LogFormat.named(text)
                        .orElseThrow(() -> ApiException.invalidParameter("format", "must be text or json"));
    }

    /** A deployment's id in its usual form. */
    static UUID deployment(String name, String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            throw notAnId(name);
        }
        throw notAnId(name);
    }

    private static ApiException notANumber(String name) {
        return ApiException.invalidParameter(name, "must be a whole number from 0 to " + Long.MAX_VALUE);
    }

    private static ApiException notAnId(String name) {
        return ApiException.invalidParameter(name, "must be a UUID");
    }
}
