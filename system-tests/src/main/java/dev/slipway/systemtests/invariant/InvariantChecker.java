package dev.slipway.systemtests.invariant;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Compares what Slipway says with what is in the cluster, once nothing runs any more: releases in the cluster are the
 * releases of the API, every job has ended as its tenant says, and every log is whole.
 */
public final class InvariantChecker {
    private final Tenants tenants;
    private final ReleaseInvariants releases;
    private final JobInvariants jobs;

    /** Checks one Slipway and the cluster behind it. */
    public InvariantChecker(ApiClient api, ClusterView cluster) {
        this.tenants = new Tenants(api);
        this.releases = new ReleaseInvariants(cluster);
        this.jobs = new JobInvariants(api);
    }

    /**
     * Checks every tenant.
     *
     * @throws AssertionError with all that does not hold
     */
    public void check() {
        List<String> broken = broken(code -> true);
        if (!broken.isEmpty()) {
            throw new AssertionError("Does not hold:\n  " + String.join("\n  ", broken));
        }
    }

    /**
     * Checks some tenants.
     *
     * @param companyCodes which
     * @return all that does not hold for them, in words
     */
    public List<String> broken(Predicate<String> companyCodes) {
        List<String> broken = new ArrayList<>();
        for (JsonNode row : tenants.all()) {
            String code = row.required("companyCode").asString();
            if (!companyCodes.test(code)) {
                continue;
            }
            JsonNode tenant = tenants.tenant(code);
            if (!row.required("status").equals(tenant.required("status"))) {
                broken.add(code + " is " + row.required("status") + " in the list and " + tenant.required("status"));
            }
            if (!code.equals(code.toUpperCase(Locale.ROOT))) {
                broken.add(code + " is not in upper case");
            }
            broken.addAll(releases.broken(tenant));
            broken.addAll(jobs.broken(tenant));
        }
        return broken;
    }
}
