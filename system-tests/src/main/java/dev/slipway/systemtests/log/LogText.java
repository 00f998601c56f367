package dev.slipway.systemtests.log;

import java.util.List;
import java.util.regex.Pattern;

/** What the text form of a deployment's log looks like. */
public final class LogText {
    /** The last line of a deploy that went well. */
    public static final String COMPLETE = "Deployment Complete";
    /** The last line of one that did not. */
    public static final String FAILED = "Deployment Failed";
    /** The last line of one that somebody cancelled. */
    public static final String CANCELLED = "Deployment Cancelled";
    /** Every last line there is. */
    public static final List<String> FINAL = List.of(COMPLETE, FAILED, CANCELLED);

    private static final Pattern PREFIXED = Pattern.compile("\\[(slipway|helm-pg|helm-be|helm-fe)] .*");

    private LogText() {}

    /** The text form of a line. */
    public static String of(LogLine line) {
        return FINAL.contains(line.line()) && line.source().equals("slipway")
                ? line.line()
                : "[" + line.source() + "] " + line.line();
    }

    /** The text forms of lines. */
    public static List<String> of(List<LogLine> lines) {
        return lines.stream().map(LogText::of).toList();
    }

    /** Whether a text begins with one of the prefixes that lines have. */
    public static boolean isPrefixed(String text) {
        return PREFIXED.matcher(text).matches();
    }
}
