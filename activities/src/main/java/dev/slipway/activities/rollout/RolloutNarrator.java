package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.PodReadiness;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what a rollout does, in words, each thing once, and remembers what only events say. One thread's. */
final class RolloutNarrator {
    private final RolloutTarget target;
    private final RolloutListener listener;
    private final LastWords lastWords;
    private final Map<String, String> counts = new HashMap<>();
    private final Map<String, Integer> restarts = new HashMap<>();
    private final Map<String, Event> refusals = new LinkedHashMap<>();
    private final Map<String, String> lastWarning = new HashMap<>();
    private final List<Event> unplaced = new ArrayList<>();

    RolloutNarrator(RolloutTarget target, KubernetesClient client, RolloutListener listener) {
        this.target = target;
        this.listener = listener;
        this.lastWords = new LastWords(client, listener);
    }

    /** Tells how many pods are ready, and of restarts, where that has changed. */
    void tell(RolloutAssessment now) {
        List<Event> again = List.copyOf(unplaced);
        unplaced.clear();
        again.forEach(event -> tell(event, now));
        for (WorkloadState state : now.workloads()) {
            String count = state.ready() + "/" + state.wanted() + " ready";
            if (!count.equals(counts.put(state.workload().toString(), count))) {
                listener.line(state.workload() + ": " + count);
            }
        }
        now.pods().forEach(this::tellRestarts);
    }

    /** Tells of an event, if it is of this rollout. One of a pod not seen yet waits until the pod is. */
    void tell(Event event, RolloutAssessment now) {
        ObjectReference about = event.getInvolvedObject();
        switch (about.getKind()) {
            case "Pod" -> {
                if (now.pods().stream()
                        .anyMatch(pod -> pod.getMetadata().getName().equals(about.getName()))) {
                    say(event);
                } else if (belongs(about.getName())) {
                    unplaced.add(event);
                }
            }
            case "ReplicaSet", "StatefulSet" -> {
                if (belongs(about.getName()) && "FailedCreate".equals(event.getReason())) {
                    refusals.put(about.getName(), event);
                    say(event);
                }
            }
            case "PersistentVolumeClaim" -> {
                if (target.workloads().stream()
                        .anyMatch(workload -> about.getName().contains(workload.name()))) {
                    say(event);
                }
            }
            default -> {
                // other kinds say nothing about pods
            }
        }
    }

    /** What only events tell of: pods that a StatefulSet may not make, volumes that do not mount. */
    List<Problem> problems(RolloutSettings settings) {
        List<Problem> problems = new ArrayList<>();
        refusals.forEach((name, event) -> problems.add(RolloutAssessment.refused(
                event.getInvolvedObject().getKind() + " " + name, event.getMessage(), settings)));
        return problems;
    }

    /** Which pod is not ready and why, for the error when time is up. */
    String whyNotReady(RolloutAssessment now, Duration limit) {
        String what = now.pods().stream()
                .filter(pod -> !PodReadiness.isReady(pod))
                .findFirst()
                .map(pod -> "Pod " + pod.getMetadata().getName() + " is not ready"
                        + lastWarning.entrySet().stream()
                                .filter(warning -> warning.getKey()
                                        .equals(pod.getMetadata().getName()))
                                .map(warning -> ": " + warning.getValue())
                                .findFirst()
                                .orElse(""))
                .orElse(now.ready() + " of " + now.wanted() + " pods are ready");
        return what + " (after " + limit.toSeconds() + " s)";
    }

    private boolean belongs(String name) {
        return target.workloads().stream()
                .anyMatch(workload -> name.equals(workload.name()) || name.startsWith(workload.name() + "-"));
    }

    private void say(Event event) {
        ObjectReference about = event.getInvolvedObject();
        String text = about.getKind() + " " + about.getName() + ": " + event.getMessage();
        if ("Warning".equals(event.getType())) {
            lastWarning.put(about.getName(), event.getMessage());
            listener.warning(text);
        } else {
            listener.line(text);
        }
    }

    private void tellRestarts(Pod pod) {
        for (ContainerStatus container : pod.getStatus().getContainerStatuses()) {
            String key = pod.getMetadata().getName() + "/" + container.getName();
            int count = container.getRestartCount();
            Integer before = restarts.put(key, count);
            if (before != null && before < count) {
                listener.warning("Pod " + pod.getMetadata().getName() + ": container " + container.getName()
                        + " ended (" + PodProblems.howItEnded(container) + "), restart " + count);
                lastWords.tell(pod, container.getName());
            }
        }
    }
}
