package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.target.Environment;
import dev.slipway.systemtests.target.TestTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plays the long set of scenarios and writes what it found as a table; ends with 1 where something does not hold. */
public final class Chaos {
    private Chaos() {}

    /** Plays it, as the system properties of {@link ChaosSettings} say. */
    public static void main(String[] arguments) {
        ChaosSettings settings = ChaosSettings.fromProperties();
        ChaosRun.say(
                "seed %d, %d kills, on %s and %s",
                settings.seed(),
                settings.kills(),
                TestTarget.hasRealCluster() ? "a cluster" : "the simulator",
                Environment.value(Environment.TEMPORAL_CLI).isPresent() ? "a Temporal server" : "Temporal in process");
        List<Finding> findings = new ArrayList<>();
        try (SplitPlatform platform = SplitPlatform.start()) {
            // ended from outside, it leaves no process behind
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            ChaosRun run = ChaosRun.measured(platform, new Random(settings.seed()));
            for (Scenario scenario : scenarios(settings)) {
                if (settings.plays(scenario)) {
                    findings.add(play(scenario, run));
                    write(settings, findings);
                }
            }
        }
        findings.stream()
                .flatMap(finding -> finding.broken().stream())
                .forEach(what -> ChaosRun.say("BROKEN: %s", what));
        if (!findings.stream().allMatch(Finding::isGood)) {
            System.exit(1);
        }
    }

    private static List<Scenario> scenarios(ChaosSettings settings) {
        return List.of(
                DisturbedDeploys.killingWorkers(settings.kills()),
                DisturbedDeploys.killingApis(settings.oneIn(2)),
                new DisturbedDeploys("postgres", new Disturbances.DatabaseKill(), settings.oneIn(5)),
                new DisturbedDeploys("temporal", new Disturbances.TemporalKill(), settings.oneIn(5)),
                new DisturbedDeploys("cluster", new Disturbances.ClusterOutage(), settings.oneIn(10)),
                new DisturbedDeploys("freeze", new WorkerFreeze(), settings.oneIn(20)),
                new DisturbedUpgrades("upgrade-worker", new Disturbances.WorkerKill(), settings.oneIn(4)),
                new DisturbedUpgrades("upgrade-api", new Disturbances.ApiKill(), settings.oneIn(8)),
                new CancelledDeploys(settings.oneIn(2)),
                new FailedSteps(),
                new FailedUndos(),
                new DoubleSubmits(),
                new CutSockets());
    }

    private static Finding play(Scenario scenario, ChaosRun run) {
        Instant begin = Instant.now();
        ChaosRun.say("playing %s", scenario.name());
        Finding finding;
        try {
            finding = scenario.play(run);
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
            finding = Finding.notEnded(scenario.name(), e.toString());
        }
        ChaosRun.say(
                "%s, in %d s%n%s",
                finding.isGood() ? "held" : "NOT HELD",
                Duration.between(begin, Instant.now()).toSeconds(),
                finding.row());
        return finding;
    }

    private static void write(ChaosSettings settings, List<Finding> findings) {
        StringBuilder table = new StringBuilder(Finding.head());
        findings.forEach(finding -> table.append(finding.row()).append('\n'));
        try {
            Files.createDirectories(settings.table().toAbsolutePath().getParent());
            Files.writeString(settings.table(), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
