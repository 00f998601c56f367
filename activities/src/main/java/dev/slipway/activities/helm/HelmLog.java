package dev.slipway.activities.helm;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the Helm 4 program writes with {@code --debug} (logfmt, by Go's {@code slog}), passes on what a reader of
 * the deployment's log can use, in plain words, and keeps the error. What it does not know it leaves out, as it may
 * hold values. For one run, on one thread.
 */
final class HelmLog {
    private static final Pattern SERVER_WARNING = Pattern.compile("^[IWE]\\d{4} .*? warnings\\.go:\\d+\\] (.*)$");
    private static final Pattern KIND = Pattern.compile("Kind=(\\w+)");

    private final HelmOutput output;
    private final String chart;
    private final Set<String> said = new HashSet<>();
    private final StringJoiner error = new StringJoiner("\n");
    private boolean inError;

    /** @param chart the chart's name and version, for the line that counts its objects */
    HelmLog(String chart, HelmOutput output) {
        this.chart = chart;
        this.output = output;
    }

    /** Takes one line of standard error. */
    void line(String line) {
        Matcher warning = SERVER_WARNING.matcher(line);
        if (line.startsWith("level=")) {
            inError = false;
            structured(line);
        } else if (line.startsWith("Error: ") || inError) {
            inError = true;
            error.add(line.replaceFirst("^Error: ", ""));
        } else if (warning.matches()) {
            say("warning: " + unquoted(warning.group(1)).replaceFirst("^Warning: ", ""));
        }
    }

    /** What Helm gave as the reason for its failure; empty where it gave none. */
    String error() {
        return error.toString();
    }

    private void structured(String line) {
        Map<String, String> fields = Logfmt.fields(line);
        String object = kind(fields) + " " + fields.getOrDefault("name", "");
        switch (fields.getOrDefault("msg", "")) {
            case "creating resource(s)", "checking resources for changes" ->
                say("Chart %s, %s objects".formatted(chart, fields.getOrDefault("resources", "no")));
            case "Created resource via patch", "created a new resource" -> say("created " + object);
            case "Patched resource", "patching resource" -> say("applied " + object);
            case "no changes detected" -> say("unchanged " + object);
            case "deleting resource", "starting delete resource" -> say("deleted " + object);
            case "skipping delete due to annotation" -> say("kept " + object);
            default -> warning(fields);
        }
    }

    private void warning(Map<String, String> fields) {
        String message = fields.getOrDefault("msg", "");
        boolean repeatsTheError = message.endsWith("failed");
        if ("WARN".equals(fields.get("level")) && !repeatsTheError) {
            say("warning: " + message);
        }
    }

    /** Helm says some things twice, of the same object even. */
    private void say(String line) {
        if (said.add(line)) {
            output.line(line);
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\\\"", "\"") : text;
    }

    private static String kind(Map<String, String> fields) {
        Matcher kind = KIND.matcher(fields.getOrDefault("gvk", ""));
        return kind.find() ? kind.group(1) : fields.getOrDefault("kind", "");
    }
}
