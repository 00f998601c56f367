package dev.slipway.api.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One tenant.
 *
 * @param companyCode its business key
 * @param status where it stands
 * @param name the company's name
 * @param namespace its namespace in the cluster
 * @param resources its releases by component
 * @param accessUrl where people reach it; null until its frontend is there
 * @param localAccess how to reach it from a machine with {@code kubectl}
 * @param latestDeploymentId its newest job
 * @param lastDeploymentLog the last lines of that job's log
 * @param createdAt when it was first asked for
 * @param updatedAt when its status last changed
 */
record TenantDetail(
        String companyCode,
        String status,
        String name,
        String namespace,
        Map<String, Release> resources,
        @Nullable String accessUrl,
        String localAccess,
        @Nullable UUID latestDeploymentId,
        List<String> lastDeploymentLog,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * One release.
     *
     * @param releaseName its name in the cluster
     * @param status where it stands
     * @param revision the revision in the cluster; 0 before the first
     */
    record Release(String releaseName, String status, int revision) {}
}
