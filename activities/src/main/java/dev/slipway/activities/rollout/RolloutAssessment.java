package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.PodReadiness;
import dev.slipway.cluster.watch.ReleaseSnapshot;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a rollout stands, read off what the watch has seen. Pure.
 *
 * @param workloads where each workload stands
 * @param pods the pods of the wanted revisions
 * @param problems what will fail the rollout if it lasts
 */
record RolloutAssessment(List<WorkloadState> workloads, List<Pod> pods, List<Problem> problems) {
    static RolloutAssessment of(List<Workload> wanted, ReleaseSnapshot seen, RolloutSettings settings) {
        List<WorkloadState> states =
                wanted.stream().map(workload -> state(workload, seen)).toList();
        List<Pod> current = seen.pods().stream()
                .filter(PodReadiness::isLasting)
                .filter(pod -> states.stream().anyMatch(state -> state.owns(pod)))
                .toList();
        List<Problem> problems = new ArrayList<>();
        for (WorkloadState state : states) {
            if (state.refusal() != null) {
                problems.add(refused(state.workload().toString(), state.refusal(), settings));
            }
        }
        PodProblems ofPods = new PodProblems(settings);
        current.forEach(pod -> problems.addAll(ofPods.of(pod)));
        return new RolloutAssessment(states, current, problems);
    }

    /** What a refusal to make pods means. */
    static Problem refused(String object, String message, RolloutSettings settings) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("exceeded quota")) {
            return new Problem(object, RolloutErrors.quota(message), settings.refused());
        }
        if (lower.contains("podsecurity")) {
            return new Problem(object, RolloutErrors.podSecurity(message), settings.refused());
        }
        return new Problem(object, RolloutErrors.refused(message), settings.refused());
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

    private static WorkloadState state(Workload workload, ReleaseSnapshot seen) {
        return switch (workload.kind()) {
            case Workload.DEPLOYMENT ->
                seen.deployments().stream()
                        .filter(one -> one.getMetadata().getName().equals(workload.name()))
                        .findFirst()
                        .map(one -> WorkloadState.of(workload, one, seen.replicaSets()))
                        .orElseGet(() -> WorkloadState.absent(workload));
            case Workload.STATEFUL_SET ->
                seen.statefulSets().stream()
                        .filter(one -> one.getMetadata().getName().equals(workload.name()))
                        .findFirst()
                        .map(one -> WorkloadState.of(workload, one))
                        .orElseGet(() -> WorkloadState.absent(workload));
            default -> throw new IllegalArgumentException("Not a workload we watch: " + workload);
        };
    }
}
