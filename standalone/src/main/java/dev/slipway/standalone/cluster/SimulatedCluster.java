package dev.slipway.standalone.cluster;

import dev.slipway.simulator.ClusterSimulator;
import dev.slipway.simulator.Pace;
import dev.slipway.simulator.SimulatorSettings;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The simulator in this process, for machines without a cluster. */
public final class SimulatedCluster implements Part {
    private static final String REMARK = "is a simulator: releases are installed and pods become ready, but nothing"
            + " runs in them and no tenant's address answers. Set KUBECONFIG to use a cluster.";

    private final Path folder;
    private final Pace pace;

    /**
     * A simulator that is not started yet.
     *
     * @param home the home in which it keeps its state
     * @param pace how long pods take
     */
    public SimulatedCluster(SlipwayHome home, Pace pace) {
        this.folder = home.cluster();
        this.pace = pace;
    }

    @Override
    public String name() {
        return "Kubernetes";
    }

    @Override
    public RunningPart start(Progress progress) {
        progress.step("starting the simulator");
        try {
            Files.createDirectories(folder);
            ClusterSimulator simulator = ClusterSimulator.start(
                    SimulatorSettings.instant().keptIn(folder).at(pace));
            Path kubeconfig = simulator.writeKubeconfig(folder.resolve("kubeconfig"));
            return new Running(simulator, kubeconfig);
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "The simulated cluster did not start: " + e.getMessage() + ". Its state is in " + folder
                            + "; set KUBECONFIG to use a cluster, or ./slipway reset to begin anew.",
                    e);
        }
    }

    private record Running(ClusterSimulator simulator, Path kubeconfig) implements RunningPart {
        @Override
        public PartLine line() {
            return new PartLine(
                    "Kubernetes", "SIMULATOR " + ClusterSimulator.VERSION, "KUBECONFIG=" + kubeconfig, true, REMARK);
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("slipway.kubernetes.kubeconfig", kubeconfig.toString(), "slipway.simulated", "true");
        }

        @Override
        public void close() {
            simulator.close();
        }
    }
}
