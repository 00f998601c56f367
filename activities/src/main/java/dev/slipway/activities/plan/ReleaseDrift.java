package dev.slipway.activities.plan;

import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.domain.plan.DriftReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks in the cluster for what has drifted. It only reads. Thread-safe. */
@Component
public class ReleaseDrift {
    private final ReleaseStore store;
    private final LiveObjects cluster;

    ReleaseDrift(ReleaseStore store, LiveObjects cluster) {
        this.store = store;
        this.cluster = cluster;
    }

    /**
     * In what a release differs from what it should be.
     *
     * @param wantedRevision the revision that Slipway made last; null where any will do
     * @throws io.fabric8.kubernetes.client.KubernetesClientException where the cluster refuses or is away
     */
    public DriftReport of(ReleaseName release, @Nullable Integer wantedRevision) {
        ReleaseState newest = store.latest(release).orElse(null);
        ClusterObjects present = newest == null ? ClusterObjects.NONE : cluster.of(release, newest.objects());
        return Drift.of(release, wantedRevision, newest, present);
    }
}
