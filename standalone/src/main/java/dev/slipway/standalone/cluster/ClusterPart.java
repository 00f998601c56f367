package dev.slipway.standalone.cluster;

import dev.slipway.cluster.ClusterSettings;
import dev.slipway.cluster.ClusterSettingsException;
import dev.slipway.simulator.Pace;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.StartFailure;
import org.springframework.core.env.PropertyResolver;

/** Chooses the cluster: the one that was given, else the simulator. */
public final class ClusterPart {
    private ClusterPart() {}

    /**
     * The cluster to use.
     *
     * @param environment what may name one
     * @param home where the simulator keeps its state
     * @throws dev.slipway.standalone.start.StartFailure when what is named cannot be used
     */
    public static Part choose(PropertyResolver environment, SlipwayHome home) {
        try {
            return ClusterSettings.from(environment::getProperty)
                    .<Part>map(GivenCluster::new)
                    .orElseGet(() -> new SimulatedCluster(home, pace(environment)));
        } catch (ClusterSettingsException e) {
            throw GivenCluster.refused(e);
        }
    }

    /** SLIPWAY_SIMULATOR_PACE: "lifelike" pods take about two seconds, "instant" ones none. */
    private static Pace pace(PropertyResolver environment) {
        String pace = environment.getProperty("slipway.simulator-pace", "lifelike");
        return switch (pace) {
            case "lifelike" -> Pace.LIFELIKE;
            case "instant" -> Pace.INSTANT;
            default ->
                throw new StartFailure("SLIPWAY_SIMULATOR_PACE is \"" + pace
                        + "\": give lifelike (pods take about two seconds) or instant.");
        };
    }
}
