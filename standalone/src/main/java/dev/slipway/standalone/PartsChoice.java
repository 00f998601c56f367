package dev.slipway.standalone;

import dev.slipway.simulator.Pace;
import dev.slipway.standalone.cluster.ClusterPart;
import dev.slipway.standalone.cluster.SimulatedCluster;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.postgres.EmbeddedPostgres;
import dev.slipway.standalone.postgres.GivenPostgres;
import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.temporal.EmbeddedTemporal;
import dev.slipway.standalone.temporal.GivenTemporal;
import dev.slipway.standalone.temporal.TemporalInProcess;
import java.util.List;
import org.springframework.core.env.PropertyResolver;

/** Which parts a start brings up. */
final class PartsChoice {
    private PartsChoice() {}

    /** What was given, and beside it what was not. */
    static List<Part> of(StandaloneSettings settings, PropertyResolver environment, SlipwayHome home) {
        Part postgres =
                settings.database() == null ? new EmbeddedPostgres(home) : new GivenPostgres(settings.database());
        Part temporal = settings.temporalAddress() == null
                ? EmbeddedTemporal.choose(home, settings.temporalProgram())
                : new GivenTemporal(settings.temporalAddress());
        return List.of(postgres, temporal, ClusterPart.choose(environment, home));
    }

    /** What needs nothing but this process and its home, whatever was given. */
    static List<Part> selfContained(SlipwayHome home) {
        return List.of(new EmbeddedPostgres(home), new TemporalInProcess(), new SimulatedCluster(home, Pace.INSTANT));
    }
}
