package dev.slipway.domain.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns what a tool or a person wrote into lines that are safe to store and to show in a terminal or a page. */
final class LineCleaner {
    /** Characters a stored line may have; a longer one is cut and says so. */
    static final int MAX_LINE = 8 * 1024;

    /** Characters of a line that are looked at. */
    static final int MAX_RAW = 64 * 1024;

    private static final int TAB_WIDTH = 4;

    /** ECMA-48: CSI sequences, OSC and its kin up to their terminator, and the two-character escapes. */
    private static final Pattern ESCAPES = Pattern.compile(
            "\u001b\\[[0-?]*+[ -/]*+[@-~]?|\u001b[\\]PX^_][^\u0007\u001b\n]*+(?:\u0007|\u001b\\\\)?|\u001b[ -/]*+[0-~]?");

    private LineCleaner() {}

    /** The lines of a text; what ends with a line break has no empty line after it. */
    static List<String> split(String text) {
        List<String> lines = new ArrayList<>(1);
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, i));
                boolean crlf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                i += crlf ? 1 : 0;
                start = i + 1;
            }
        }
        if (start < text.length() || lines.isEmpty()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** One line without escape sequences, control characters and characters that reorder or hide text. */
    static String clean(String line) {
        String raw = line.length() > MAX_RAW ? line.substring(0, MAX_RAW) : line;
        if (raw.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return raw;
        }
        String plain = raw.indexOf('\u001b') < 0 ? raw : ESCAPES.matcher(raw).replaceAll("");
        StringBuilder kept = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            if (c == '\t') {
                kept.repeat(' ', TAB_WIDTH - kept.length() % TAB_WIDTH);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                kept.append('\ufffd');
            } else if (!Character.isISOControl(c) && !reorders(c)) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    /** Cuts a line that is too long for the store, with a mark that says how long it was. */
    static String cut(String line, int rawLength) {
        // The end of a line that was not looked at whole may be the beginning of a secret: it goes.
        int whole = rawLength > MAX_RAW ? Math.max(0, line.length() - MAX_LINE) : line.length();
        if (whole == line.length() && whole <= MAX_LINE) {
            return line;
        }
        int end = Math.min(whole, MAX_LINE);
        boolean splitsPair = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, splitsPair ? end - 1 : end) + " … (cut: " + rawLength + " characters)";
    }

    /** Bidirectional overrides and isolates, line and paragraph separators, zero-width characters. */
    private static boolean reorders(int c) {
        return (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0x2028 && c <= 0x2029)
                || (c >= 0x200b && c <= 0x200f)
                || c == 0xfeff;
    }
}
