package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.PodReadiness;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads off what the scheduler says why a pod has no node. */
final class SchedulingProblems {
    /** What goes away when pods or nodes come and go, without anybody touching the release. */
    private static final List<String> PASSING = List.of(
            "Insufficient ",
            "Too many pods",
            "node(s) were unschedulable",
            "node.kubernetes.io/",
            "no nodes available",
            "didn't have free ports",
            "exceed max volume count");

    private static final Pattern PREEMPTION = Pattern.compile(" preemption: .*$");

    private SchedulingProblems() {}

    static Optional<Problem> of(Pod pod, EventBook events, RolloutSettings settings) {
        String object = "Pod " + pod.getMetadata().getName();
        return whyNot(pod).map(message -> {
            if (waitsForVolume(message)) {
                return VolumeProblems.ofClaims(pod, events, settings)
                        .orElseGet(() ->
                                new Problem(object, RolloutErrors.volume(object, message, false), settings.volume()));
            }
            boolean passing = PASSING.stream().anyMatch(message::contains);
            return passing
                    ? new Problem(object, RolloutErrors.noRoom(object, message), settings.noRoom())
                    : new Problem(object, RolloutErrors.noNode(object, message), settings.noNode());
        });
    }

    /** Whether it is but the pod's volume claim that is not bound yet, as is usual for a moment. */
    static boolean waitsForVolume(String message) {
        return message.toLowerCase(Locale.ROOT).contains("persistentvolumeclaim");
    }

    /** What the scheduler said, without its thoughts on preemption; empty for a pod that has a node. */
    static Optional<String> whyNot(Pod pod) {
        return PodReadiness.condition(pod, "PodScheduled")
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(condition -> withoutPreemption(condition.getMessage()))
                .filter(message -> !message.isEmpty());
    }

    static String withoutPreemption(@Nullable String message) {
        return PREEMPTION.matcher(Wording.oneLine(message)).replaceAll("");
    }
}
