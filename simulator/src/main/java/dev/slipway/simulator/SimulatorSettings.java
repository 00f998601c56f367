package dev.slipway.simulator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated cluster is made.
 *
 * @param directory where its state is kept; null for a cluster that lives in memory
 * @param port on 127.0.0.1; 0 for the one it had before, if that is free, else for any
 * @param pace how long things take
 * @param nodeCpu what the one node offers, as a Kubernetes quantity such as {@code 64}
 * @param nodeMemory likewise, such as {@code 256Gi}
 * @param nodePods how many pods it takes
 */
public record SimulatorSettings(
        @Nullable Path directory, int port, Pace pace, String nodeCpu, String nodeMemory, int nodePods) {
    private static final String CPU = "64";
    private static final String MEMORY = "256Gi";
    private static final int PODS = 2_000;

    /** In memory, on any port, with pods that are ready at once. */
    public static SimulatorSettings instant() {
        return new SimulatorSettings(null, 0, Pace.INSTANT, CPU, MEMORY, PODS);
    }

    /** In memory, on any port, with pods that take about two seconds. */
    public static SimulatorSettings lifelike() {
        return new SimulatorSettings(null, 0, Pace.LIFELIKE, CPU, MEMORY, PODS);
    }

    /** Keeps the state under a directory, which is made where it is not there. */
    public SimulatorSettings keptIn(Path newDirectory) {
        return new SimulatorSettings(newDirectory, port, pace, nodeCpu, nodeMemory, nodePods);
    }

    public SimulatorSettings onPort(int newPort) {
        return new SimulatorSettings(directory, newPort, pace, nodeCpu, nodeMemory, nodePods);
    }

    public SimulatorSettings at(Pace newPace) {
        return new SimulatorSettings(directory, port, newPace, nodeCpu, nodeMemory, nodePods);
    }

    /** @param cpu and memory as Kubernetes quantities */
    public SimulatorSettings withNode(String cpu, String memory, int pods) {
        return new SimulatorSettings(directory, port, pace, cpu, memory, pods);
    }
}
