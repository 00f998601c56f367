package dev.slipway.activities.helm;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One revision of a release, as Helm keeps it in the cluster.
 *
 * @param release which release
 * @param revision from 1
 * @param status what Helm says of it
 * @param description what Helm says happened, or Slipway's fingerprint of what was wanted
 * @param chartName the chart's name
 * @param chartVersion the chart's version
 * @param values what was given over the chart's own; may hold secrets
 * @param manifest the rendered objects as YAML; may hold secrets
 * @param notes the chart's notes for a person; may hold secrets
 * @param serverSideApply whether the API server merges its changes, or Helm does; Helm keeps to the way of the last
 *     revision
 */
public record ReleaseState(
        ReleaseName release,
        int revision,
        ReleaseStatus status,
        String description,
        String chartName,
        String chartVersion,
        JsonNode values,
        String manifest,
        String notes,
        boolean serverSideApply) {
    /** Whether it is deployed and came from just this chart and these values. */
    public boolean isDeployedAs(ReleaseSpec wanted) {
        return status == ReleaseStatus.DEPLOYED && description.equals(wanted.fingerprint());
    }

    /** Its objects, in the order Helm applies them. */
    public List<ReleaseObject> objects() {
        return Manifest.objects(manifest);
    }

    @Override
    public String toString() {
        return "ReleaseState[%s revision %d %s, chart %s %s]"
                .formatted(release, revision, status.word(), chartName, chartVersion);
    }
}
