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
 * @param fingerprint tells one wanted state from another: the same for the same chart, byte for byte, and the same values
 *     in any order. It stands in the release's description in the cluster
 */
public record ReleaseSpec(ReleaseName release, Chart chart, ObjectNode values, Duration timeout, String fingerprint) {
    private static final Duration TIMEOUT = Duration.ofSeconds(100);

    /** With the usual time limit of 100 seconds. */
    public ReleaseSpec(ReleaseName release, Chart chart, ObjectNode values) {
        this(release, chart, values, TIMEOUT);
    }

    /** With a time limit of its own. */
    public ReleaseSpec(ReleaseName release, Chart chart, ObjectNode values, Duration timeout) {
        this(release, chart, values, timeout, fingerprint(chart, values));
    }

    /** What an earlier revision was: it counts as the very state that it was then. */
    static ReleaseSpec past(ReleaseState revision, Chart chart, ObjectNode values) {
        return new ReleaseSpec(revision.release(), chart, values, TIMEOUT, revision.description());
    }

    private static String fingerprint(Chart chart, ObjectNode values) {
        String content = chart.digest() + "\n" + CanonicalJson.write(values);
        return "slipway:" + Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, 40);
    }

    @Override
    public String toString() {
        return "ReleaseSpec[" + release + ", chart=" + chart.name() + " " + chart.version() + "]";
    }
}
