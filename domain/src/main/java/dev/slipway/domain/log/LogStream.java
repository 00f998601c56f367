package dev.slipway.domain.log;

import java.util.Locale;

/** Where a line came out. */
public enum LogStream {
    /** What went as it should. */
    STDOUT,

    /** What a person should look at. */
    STDERR;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name as it is stored and shown: {@code stdout} or {@code stderr}. */
    public String label() {
        return label;
    }

    static LogStream of(String label) {
        return label.equals(STDERR.label) ? STDERR : STDOUT;
    }
}
