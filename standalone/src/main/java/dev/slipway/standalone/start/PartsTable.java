package dev.slipway.standalone.start;

import java.util.ArrayList;
import java.util.List;

/** The table of parts that a start prints. */
public final class PartsTable {
    private PartsTable() {}

    /**
     * Lays the parts out in columns.
     *
     * @param parts the parts, in the order in which they are to stand
     * @return its lines, the header first, remarks last
     */
    public static List<String> lines(List<PartLine> parts) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"PART", "WHAT", "WHERE", "DURABLE"});
        for (PartLine part : parts) {
            rows.add(new String[] {part.name(), part.what(), part.where(), part.durable() ? "yes" : "no"});
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int column = 0; column < row.length; column++) {
                line.append(' ')
                        .append(padded(row[column], width(rows, column)))
                        .append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        for (PartLine part : parts) {
            if (part.remark() != null) {
                lines.add("");
                lines.add("  " + part.name() + ": " + part.remark());
            }
        }
        return lines;
    }

    private static int width(List<String[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
