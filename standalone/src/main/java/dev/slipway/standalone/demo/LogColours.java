package dev.slipway.standalone.demo;

import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.Console.Style;
import java.util.Map;

/** Shows a log's lines, each source in its colour. */
record LogColours(Console console) {
    private static final Map<String, Style> SOURCES = Map.of(
            "[slipway]", Style.CYAN,
            "[helm-pg]", Style.BLUE,
            "[helm-be]", Style.MAGENTA,
            "[helm-fe]", Style.YELLOW);

    /** Shows a line. */
    void show(String line) {
        console.line("  " + coloured(line));
    }

    private String coloured(String line) {
        if (line.equals("Deployment Complete")) {
            return console.styled(line, Style.GREEN);
        }
        if (line.equals("Deployment Failed") || line.equals("Deployment Cancelled")) {
            return console.styled(line, Style.RED);
        }
        int end = line.indexOf(']') + 1;
        Style style = SOURCES.get(line.substring(0, end));
        return style == null ? line : console.styled(line.substring(0, end), style) + line.substring(end);
    }
}
