package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ReleaseKey;
import java.time.Instant;
import java.util.List;

/**
 * What is to be rolled out.
 *
 * @param release which release
 * @param workloads all it has that runs pods
 * @param since events before this are of earlier rollouts and are passed over
 */
public record RolloutTarget(ReleaseKey release, List<Workload> workloads, Instant since) {}
