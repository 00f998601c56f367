package dev.slipway.domain.log;

import java.time.Instant;

/**
 * A line that may be stored. Only {@link LogDrafts} makes them, so what is stored has been cleaned and masked.
 *
 * @param at when it was written, to the millisecond
 * @param source who wrote it
 * @param stream where it came out
 * @param line the text as it will be stored
 */
record LogDraft(Instant at, LogSource source, LogStream stream, String line) {
    LogLine stored(long seq, boolean isFinal) {
        return new LogLine(seq, at, source, stream, line, isFinal);
    }
}
