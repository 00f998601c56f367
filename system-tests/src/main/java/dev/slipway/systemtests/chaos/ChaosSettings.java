package dev.slipway.systemtests.chaos;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How a run of the long set is made, from system properties.
 *
 * @param kills how often the worker is killed; all else goes by that ({@code chaos.kills})
 * @param seed of all random moments; the same seed gives the same moments ({@code chaos.seed}, else by the clock)
 * @param only the scenarios to play; empty for all ({@code chaos.only}, with commas between)
 * @param table the file that the table is written to ({@code chaos.table})
 */
record ChaosSettings(int kills, long seed, List<String> only, Path table) {
    static ChaosSettings fromProperties() {
        String seed = System.getProperty("chaos.seed", "");
        return new ChaosSettings(
                Integer.parseInt(System.getProperty("chaos.kills", "100")),
                seed.isBlank() ? System.currentTimeMillis() : Long.parseLong(seed),
                Arrays.stream(System.getProperty("chaos.only", "").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                Path.of(System.getProperty("chaos.table", "target/chaos.md")));
    }

    /** A share of the kills, and at least one. */
    int oneIn(int share) {
        return Math.max(1, kills / share);
    }

    boolean plays(Scenario scenario) {
        return only.isEmpty() || only.contains(scenario.name());
    }
}
