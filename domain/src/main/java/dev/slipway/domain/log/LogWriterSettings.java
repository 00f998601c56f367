package dev.slipway.domain.log;

import java.time.Duration;

/**
 * How a writer gathers lines.
 *
 * @param batchLines the most lines in one commit; when as many wait, they are committed at once
 * @param spacing the least time between the beginnings of two commits with fewer lines; a line that comes after a
 *     longer silence is committed at once
 * @param waitingLines lines of one deployment that may wait for the database before who writes them has to
 * @param waitingCharacters the same in characters
 * @param closing how long closing waits for the database to take what is left
 */
public record LogWriterSettings(
        int batchLines, Duration spacing, int waitingLines, int waitingCharacters, Duration closing) {
    /** What suits a worker. */
    public static final LogWriterSettings DEFAULT =
            new LogWriterSettings(200, Duration.ofMillis(10), 5_000, 1 << 20, Duration.ofSeconds(10));
}
