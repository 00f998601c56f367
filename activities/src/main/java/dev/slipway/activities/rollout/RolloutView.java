package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ReleaseSnapshot;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * What of a release matters to its rollout.
 *
 * @param workloads where each wanted workload stands, in the order in which they were named
 * @param gone the wanted workloads that are not there
 * @param claims the volume claims of the workloads' pods
 */
record RolloutView(List<WorkloadState> workloads, List<Workload> gone, List<PersistentVolumeClaim> claims) {
    static RolloutView of(List<Workload> workloads, ReleaseSnapshot release, EventBook events) {
        List<WorkloadState> states = workloads.stream()
                .map(workload -> read(workload, release, events))
                .toList();
        List<Workload> gone = workloads.stream()
                .filter(workload -> !isThere(workload, release))
                .toList();
        List<String> used = states.stream()
                .flatMap(state -> state.pods().stream())
                .flatMap(VolumeProblems::claims)
                .toList();
        List<PersistentVolumeClaim> claims = release.claims().stream()
                .filter(claim -> used.contains(claim.getMetadata().getName()))
                .toList();
        return new RolloutView(states, gone, claims);
    }

    boolean done() {
        return workloads.stream().allMatch(WorkloadState::done);
    }

    int ready() {
        return workloads.stream().mapToInt(WorkloadState::ready).sum();
    }

    int wanted() {
        return workloads.stream().mapToInt(WorkloadState::wanted).sum();
    }

    /** The pods of the wanted revisions. */
    List<Pod> pods() {
        return workloads.stream().flatMap(state -> state.pods().stream()).toList();
    }

    private static WorkloadState read(Workload workload, ReleaseSnapshot release, EventBook events) {
        if (workload.kind().equals(Workload.DEPLOYMENT)) {
            return release.deployments().stream()
                    .filter(one -> one.getMetadata().getName().equals(workload.name()))
                    .findFirst()
                    .map(one -> DeploymentReading.read(workload, one, release))
                    .orElseGet(() -> WorkloadState.unobserved(workload, 0));
        }
        return release.statefulSets().stream()
                .filter(one -> one.getMetadata().getName().equals(workload.name()))
                .findFirst()
                .map(one -> StatefulSetReading.read(workload, one, release, events))
                .orElseGet(() -> WorkloadState.unobserved(workload, 0));
    }

    private static boolean isThere(Workload workload, ReleaseSnapshot release) {
        var there = workload.kind().equals(Workload.DEPLOYMENT) ? release.deployments() : release.statefulSets();
        return there.stream().anyMatch(one -> one.getMetadata().getName().equals(workload.name()));
    }
}
