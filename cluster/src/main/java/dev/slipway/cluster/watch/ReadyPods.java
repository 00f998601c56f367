package dev.slipway.cluster.watch;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * How many pods of a release are ready.
 *
 * @param ready pods for which {@link PodReadiness#isReady} holds
 * @param total lasting pods; more where the release's workloads want more than there are, so that a pod which cannot
 *     even be made is not passed over
 */
public record ReadyPods(int ready, int total) {
    static ReadyPods of(ReleaseSnapshot release) {
        long lasting = release.pods().stream().filter(PodReadiness::isLasting).count();
        long ready = release.pods().stream().filter(PodReadiness::isReady).count();
        int wanted = Stream.concat(
                        release.deployments().stream().map(one -> one.getSpec().getReplicas()),
                        release.statefulSets().stream().map(one -> one.getSpec().getReplicas()))
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        return new ReadyPods((int) ready, Math.max((int) lasting, wanted));
    }
}
