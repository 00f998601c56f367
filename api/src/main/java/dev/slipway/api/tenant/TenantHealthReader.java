package dev.slipway.api.tenant;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.cluster.watch.ClusterWatch;
import dev.slipway.cluster.watch.ReleaseKey;
import dev.slipway.cluster.watch.WatchState;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads tenants' health from the one watch on the cluster, in memory. Thread-safe. */
@Component
class TenantHealthReader {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final ClusterWatch watch;

    TenantHealthReader(ClusterWatch watch) {
        this.watch = watch;
    }

    /**
     * How the tenant fares.
     *
     * @throws ApiException where the cluster has not been seen yet, so that nothing can be said
     */
    TenantHealth of(CompanyCode code) {
        WatchState state = watch.state();
        if (!state.synced()) {
            throw ApiException.of(
                            ErrorCode.CLUSTER_UNAVAILABLE,
                            "The cluster has not been seen yet",
                            "Health is known once the cluster answers; GET /api/cluster/health says more")
                    .retryAfter(AGAIN);
        }
        Map<String, TenantHealth.Component> details = new LinkedHashMap<>();
        for (TenantComponent component : TenantComponent.values()) {
            ReleaseKey release = new ReleaseKey(code.namespace(), component.releaseName(code));
            details.put(
                    component.key(),
                    TenantHealth.Component.of(watch.snapshot(release).readyPods()));
        }
        return new TenantHealth(
                code.value(),
                TenantHealth.statusOf(details.values()),
                details,
                state.current(),
                state.lastContact().orElse(null));
    }
}
