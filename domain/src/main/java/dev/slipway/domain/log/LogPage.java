package dev.slipway.domain.log;

import java.util.List;

/**
 * Some of a log's lines, and where the log stood when they were read.
 *
 * @param lines in their order, without gaps
 * @param lastSeq the number of the log's last line; 0 where there is none yet
 * @param ended whether that line is the final one
 */
public record LogPage(List<LogLine> lines, long lastSeq, boolean ended) {
    /** Keeps the lines as they are. */
    public LogPage {
        lines = List.copyOf(lines);
    }

    /** Whether nothing can ever follow the lines of this page, read after {@code after}. */
    public boolean completes(long after) {
        return ended && (lines.isEmpty() ? after : lines.getLast().seq()) >= lastSeq;
    }
}
