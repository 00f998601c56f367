package dev.slipway.standalone.cluster;

import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import java.nio.file.Path;

/** The simulator in this process, for machines without a cluster. */
public final class SimulatedCluster implements Part {
    private final Path folder;

    /**
     * A simulator that is not started yet.
     *
     * @param home the home in which it keeps its state
     */
    public SimulatedCluster(SlipwayHome home) {
        this.folder = home.cluster();
    }

    @Override
    public String name() {
        return "Kubernetes";
    }

    @Override
    public RunningPart start(Progress progress) {
        throw new StartFailure("This build has no simulator for " + folder + ": set KUBECONFIG to a cluster.");
    }
}
