package dev.slipway.api.tenant;

import dev.slipway.cluster.watch.ReadyPods;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant fares.
 *
 * @param companyCode its business key
 * @param status {@code healthy} when all pods are ready, {@code degraded} when each component has a ready pod but not
 *     all are, {@code unhealthy} when some component has none
 * @param details the components by name
 * @param current whether this is how it is now; false while the cluster does not answer, and then as of {@code seenAt}
 * @param seenAt when the cluster was last heard of
 */
record TenantHealth(
        String companyCode,
        String status,
        Map<String, Component> details,
        boolean current,
        @Nullable Instant seenAt) {
    /**
     * One component.
     *
     * @param status {@code ready} when all its pods are, else {@code not_ready}
     * @param readyPods pods that are Running with a true Ready condition
     * @param totalPods pods that there are or should be
     */
    record Component(String status, int readyPods, int totalPods) {
        static Component of(ReadyPods pods) {
            boolean all = pods.total() > 0 && pods.ready() >= pods.total();
            return new Component(all ? "ready" : "not_ready", pods.ready(), pods.total());
        }
    }

    static String statusOf(Collection<Component> components) {
        if (components.stream().anyMatch(component -> component.readyPods() == 0)) {
            return "unhealthy";
        }
        return components.stream().allMatch(component -> component.status().equals("ready")) ? "healthy" : "degraded";
    }

    /** Whether a viewer who was told this has heard everything that the other says. */
    boolean saysTheSameAs(TenantHealth other) {
        return details.equals(other.details()) && current == other.current();
    }
}
