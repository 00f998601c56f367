package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import tools.jackson.databind.JsonNode;

/** The place where a job stands still until somebody approves of its next step. */
final class Gate {
    private Gate() {}

    /** Waits until a job stands there. */
    static void await(SplitPlatform platform, DeployJob job) {
        JsonNode seen = new Tenants(platform.observer())
                .awaitUnlessEnded(job, "the wait for approval", Gate::isThere, Orders.DEPLOY_LIMIT);
        if (!isThere(seen)) {
            throw new AssertionError("Ended before the step to approve of: " + seen);
        }
    }

    private static boolean isThere(JsonNode job) {
        return job.path("waiting").path("kind").asString("").equals("approval");
    }
}
