package dev.slipway.systemtests.target;

import java.nio.file.Path;
import java.util.Optional;

/** The variables that say what a run of the tests uses; docs/testing.md describes them. */
public final class Environment {
    /** A cluster to deploy to, instead of the simulator. */
    public static final String KUBECONFIG = "SLIPWAY_TEST_KUBECONFIG";
    /** A Temporal server, host:port, instead of an embedded one. */
    public static final String TEMPORAL = "SLIPWAY_TEST_TEMPORAL";
    /** The temporal program: makes namespaces on that server; without one, Slipway starts its dev server by it. */
    public static final String TEMPORAL_CLI = "SLIPWAY_TEST_TEMPORAL_CLI";
    /** The Helm 4 program, instead of the library. */
    public static final String HELM = "SLIPWAY_TEST_HELM";
    /** The testbed's script, where its cluster may be killed and started again. */
    public static final String TESTBED = "SLIPWAY_TEST_TESTBED";
    /** A folder of JSON files with Helm values by component, for clusters that cannot pull the default images. */
    public static final String VALUES = "SLIPWAY_TEST_VALUES";

    private Environment() {}

    /** The value of a variable, empty where it is not set. */
    public static Optional<String> value(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** The file or folder that a variable names. */
    public static Optional<Path> path(String name) {
        return value(name).map(Path::of);
    }
}
