package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ReleaseSnapshot;
import java.time.Instant;
import java.util.List;

/** Says which workloads of a release are not rolled out just now, for who checks once and does not follow. Pure. */
public final class UnfinishedWorkloads {
    private UnfinishedWorkloads() {}

    /**
     * A sentence for each workload that is not rolled out; none where every controller has seen the wanted generation,
     * all pods are of it and ready, and no older pod is left.
     *
     * @param workloads at the generations that are to be rolled out
     * @param release what the release has in the cluster
     */
    public static List<String> of(List<Workload> workloads, ReleaseSnapshot release) {
        // events tell how a workload came to be as it is: here it counts that it is so
        EventBook none = new EventBook(Instant.EPOCH);
        Unready unready = new Unready(none);
        RolloutView view = RolloutView.of(workloads, release, none);
        return view.workloads().stream()
                .filter(state -> !state.done())
                .map(state -> view.gone().contains(state.workload())
                        ? state.workload() + " is not in the cluster"
                        : unready.why(state))
                .toList();
    }
}
