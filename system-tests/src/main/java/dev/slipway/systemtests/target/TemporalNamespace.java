package dev.slipway.systemtests.target;

import java.util.Map;
import java.util.UUID;

/** A namespace of a shared Temporal server, so that the runs of one Slipway are not worked on by another. */
final class TemporalNamespace {
    /** The variable by which a Slipway is told of it. */
    static final String VARIABLE = "SPRING_TEMPORAL_NAMESPACE";

    private TemporalNamespace() {}

    /** Makes one; the variables by which a Slipway uses it. */
    static Map<String, String> make(String address) {
        String name = "slipway-" + UUID.randomUUID();
        new TemporalCommand(address, name).run("operator", "namespace", "create");
        return Map.of("TEMPORAL_ADDRESS", address, VARIABLE, name);
    }
}
