package dev.slipway.activities.helm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * A release as it is wanted.
 *
 * @param release which release
 * @param chart its chart
 * @param values merged over the chart's own; may hold secrets
 * @param timeout for one Helm operation, hooks included
 */
public record ReleaseSpec(ReleaseName release, Chart chart, ObjectNode values, Duration timeout) {
    private static final Duration TIMEOUT = Duration.ofSeconds(100);

    /** With the usual time limit of 100 seconds. */
    public ReleaseSpec(ReleaseName release, Chart chart, ObjectNode values) {
        this(release, chart, values, TIMEOUT);
    }

    /**
     * Tells one wanted state from another: the same for the same chart, byte for byte, and the same values in any
     * order. It stands in the release's description in the cluster.
     */
    public String fingerprint() {
        String content = chart.digest() + "\n" + CanonicalJson.write(values);
        return "slipway:" + Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, 40);
    }

    @Override
    public String toString() {
        return "ReleaseSpec[" + release + ", chart=" + chart.name() + " " + chart.version() + "]";
    }
}
