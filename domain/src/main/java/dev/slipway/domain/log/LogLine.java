package dev.slipway.domain.log;

import java.time.Instant;

/**
 * A stored line.
 *
 * @param seq its number in its deployment's log, from 1, without gaps
 * @param at when it was written, to the millisecond
 * @param source who wrote it
 * @param stream where it came out
 * @param line its text: one line, no control characters, secrets masked
 * @param isFinal whether it says how the deployment ended; nothing follows it
 */
public record LogLine(long seq, Instant at, LogSource source, LogStream stream, String line, boolean isFinal) {
    /** The line as it is shown to people: after its source, but for the final line, which stands alone. */
    public String text() {
        return isFinal ? line : "[" + source.name() + "] " + line;
    }
}
