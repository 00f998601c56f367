package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.PodReadiness;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one workload stands. See {@link DeploymentReading} and {@link StatefulSetReading} for how it is read.
 *
 * @param workload which
 * @param observed whether its controller has seen the wanted generation; until then nothing else is known of it
 * @param wanted how many pods it is to have
 * @param pods its lasting pods of the wanted revision
 * @param settled whether its controller counts all pods as updated, ready and available, and none of an older revision
 * @param old how many pods of older revisions are still there
 * @param refusal why the cluster makes no pods for it; null where it does
 * @param maker what makes its pods, and is what events about them not being made are about; null while unknown
 */
record WorkloadState(
        Workload workload,
        boolean observed,
        int wanted,
        List<Pod> pods,
        boolean settled,
        int old,
        @Nullable String refusal,
        @Nullable HasMetadata maker) {
    static WorkloadState unobserved(Workload workload, int wanted) {
        return new WorkloadState(workload, false, wanted, List.of(), false, 0, null, null);
    }

    /** How many of its pods of the wanted revision are ready. */
    int ready() {
        return (int) pods.stream().filter(PodReadiness::isReady).count();
    }

    /** Whether its controller and its pods agree that it is rolled out. */
    boolean done() {
        return observed && settled && ready() == wanted && pods.size() == wanted;
    }

    /** How far it is, in words. */
    String progress() {
        String counts = ready() + "/" + wanted + " ready";
        return old == 0
                ? counts
                : counts + ", " + old + (old == 1 ? " pod" : " pods") + " of the old revision still there";
    }
}
