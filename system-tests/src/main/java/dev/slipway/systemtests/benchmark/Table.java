package dev.slipway.systemtests.benchmark;

import java.util.List;

/** Measurements as a Markdown table. */
final class Table {
    private Table() {}

    static String of(List<Measurement> measurements) {
        StringBuilder table = new StringBuilder("| what | measured | target |\n| --- | --- | --- |\n");
        for (Measurement one : measurements) {
            table.append("| %s | %s | %s |%n".formatted(one.what(), one.value(), one.target()));
        }
        return table.toString();
    }
}
