package dev.slipway.domain.log.feed;

import dev.slipway.domain.log.LogLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The last lines of a log, without gaps, within a bound. Not thread-safe. */
final class LogTail {
    /** Lines kept at most. */
    static final int LINES = 2048;

    /** Lines and characters given out at once. */
    static final int PAGE_LINES = 256;

    private static final int PAGE_CHARACTERS = 64 * 1024;

    /** What a line takes besides its characters. */
    private static final int OVERHEAD = 100;

    private final LogLine[] lines = new LogLine[LINES];
    private long first = 1;
    private long last;
    private long size;

    /** The number of the last line; 0 before the first. */
    long last() {
        return last;
    }

    /** Whether the line after this one is here, or does not exist yet. */
    boolean reaches(long after) {
        return after >= first - 1;
    }

    /** Drops everything; the next line will have the number after this one. */
    void restart(long after) {
        Arrays.fill(lines, null);
        first = after + 1;
        last = after;
        size = 0;
    }

    /** Adds the next line, and drops the oldest ones where there are too many, or where they are too large. */
    void add(LogLine line, long characters) {
        if (line.seq() != last + 1) {
            throw new IllegalArgumentException("Line " + line.seq() + " does not follow line " + last);
        }
        if (last - first + 1 == LINES) {
            dropFirst();
        }
        last++;
        lines[slot(last)] = line;
        size += weight(line);
        while (size > characters && first < last) {
            dropFirst();
        }
    }

    /** A page of the lines after this one, which {@link #reaches} it. */
    List<LogLine> after(long after) {
        List<LogLine> page = new ArrayList<>();
        if (after >= last) {
            return page;
        }
        long weight = 0;
        for (long seq = after + 1; seq <= last && page.size() < PAGE_LINES && weight < PAGE_CHARACTERS; seq++) {
            LogLine line = lines[slot(seq)];
            page.add(line);
            weight += weight(line);
        }
        return page;
    }

    /** As many of these lines as a page has. */
    static List<LogLine> page(List<LogLine> lines) {
        int count = 0;
        for (long weight = 0; count < lines.size() && count < PAGE_LINES && weight < PAGE_CHARACTERS; count++) {
            weight += weight(lines.get(count));
        }
        return List.copyOf(lines.subList(0, count));
    }

    private void dropFirst() {
        size -= weight(lines[slot(first)]);
        first++;
    }

    private static int slot(long seq) {
        return (int) (seq % LINES);
    }

    private static int weight(LogLine line) {
        return line.line().length() + OVERHEAD;
    }
}
