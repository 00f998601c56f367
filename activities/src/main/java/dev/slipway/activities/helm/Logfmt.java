package dev.slipway.activities.helm;

import java.util.HashMap;
import java.util.Map;

/** Reads a line of {@code name=value} pairs, as Go's {@code slog} text handler writes it. */
final class Logfmt {
    private final String line;
    private final Map<String, String> fields = new HashMap<>();
    private int at;

    private Logfmt(String line) {
        this.line = line;
    }

    /** The pairs of a line; what is none ends the reading. */
    static Map<String, String> fields(String line) {
        Logfmt reader = new Logfmt(line);
        reader.read();
        return reader.fields;
    }

    private void read() {
        for (int equals = line.indexOf('=', at); equals > 0; equals = line.indexOf('=', at)) {
            String name = line.substring(at, equals).strip();
            at = equals + 1;
            fields.put(name, at < line.length() && line.charAt(at) == '"' ? quoted() : bare());
        }
    }

    private String bare() {
        int end = line.indexOf(' ', at);
        String value = line.substring(at, end < 0 ? line.length() : end);
        at += value.length();
        return value;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
                value.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
            } else {
                value.append(line.charAt(at));
            }
        }
        at++;
        return value.toString();
    }
}
