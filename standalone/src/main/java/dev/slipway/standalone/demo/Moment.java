package dev.slipway.standalone.demo;

import java.io.IOException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How far a tenant's deploy is, seen from its backend's release.
 *
 * @param status the tenant's status
 * @param release the release's name
 * @param releaseStatus the release's status
 * @param revision the release's revision in the cluster; 0 before it is applied
 */
record Moment(String status, String release, String releaseStatus, int revision) {
    private static final Set<String> ENDED = Set.of("active", "failed", "cancelled", "attention");

    /** The present one, as the API tells it. */
    static Moment now(PublicApi api, String companyCode) throws IOException, InterruptedException {
        PublicApi.Answer tenant = api.get("/api/tenants/" + companyCode);
        if (tenant.isError()) {
            throw new IOException("the tenant cannot be read: " + tenant.error());
        }
        JsonNode backend = tenant.body().path("resources").path("backendApi");
        return new Moment(
                tenant.text("status"),
                backend.path("releaseName").asString(""),
                backend.path("status").asString(""),
                backend.path("revision").asInt(0));
    }

    /** Whether the release is applied and its pods are not ready. */
    boolean isTheMiddle() {
        return revision > 0 && releaseStatus.equals("deploying");
    }

    /** Whether that is over. */
    boolean isLater() {
        return hasEnded() || releaseStatus.equals("deployed") || releaseStatus.equals("failed");
    }

    /** Whether the deploy does nothing more. */
    boolean hasEnded() {
        return ENDED.contains(status);
    }

    /** Where it is, for a person. */
    String words() {
        if (isTheMiddle()) {
            return "in the middle of " + release + ", whose revision " + revision
                    + " is applied and whose pods are not ready";
        }
        return release + " is " + releaseStatus + " (revision " + revision + ") and the tenant is " + status;
    }
}
