package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Times deploys from their 202 to the tenant's status {@code active}, as a caller sees it. */
final class DeployTimer {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    /** Oftener, and the asking itself would slow down what is measured. */
    private static final Duration POLL = Duration.ofMillis(50);

    private final Tenants tenants;

    DeployTimer(ApiClient api) {
        this.tenants = new Tenants(api);
    }

    /** Deploys a tenant and waits until it is active. */
    Duration deploy(String companyCode) {
        tenants.deploy(companyCode);
        long accepted = System.nanoTime();
        awaitActive(companyCode);
        return Duration.ofNanos(System.nanoTime() - accepted);
    }

    /** Waits until a tenant is active; a failed deploy ends the benchmark. */
    void awaitActive(String companyCode) {
        Awaitility.await("active: " + companyCode)
                .atMost(LIMIT)
                .pollDelay(POLL)
                .pollInterval(POLL)
                .failFast("it failed", () -> status(companyCode).equals("failed"))
                .until(() -> status(companyCode).equals("active"));
    }

    /** Waits for a job's end. */
    void awaitEnd(DeployJob job) {
        tenants.awaitEnd(job, LIMIT);
    }

    private String status(String companyCode) {
        return tenants.tenant(companyCode).required("status").asString();
    }
}
