package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads off a pod's status what keeps it from running. Pure. */
final class PodProblems {
    private static final List<String> CERTAIN = List.of(
            "not found", "unknown", "denied", "unauthorized", "does not exist", "invalid", "no match for platform");

    private final RolloutSettings settings;

    PodProblems(RolloutSettings settings) {
        this.settings = settings;
    }

    List<Problem> of(Pod pod) {
        List<Problem> problems = new ArrayList<>();
        String name = "Pod " + pod.getMetadata().getName();
        for (PodCondition condition : pod.getStatus().getConditions()) {
            if (condition.getType().equals("PodScheduled") && "Unschedulable".equals(condition.getReason())) {
                problems.add(unschedulable(name, text(condition.getMessage())));
            }
        }
        Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .forEach(container -> {
                    Problem problem = container(name, container);
                    if (problem != null) {
                        problems.add(problem);
                    }
                });
        return problems;
    }

    private Problem unschedulable(String pod, String message) {
        boolean unbound = message.contains("PersistentVolumeClaim");
        return unbound
                ? new Problem(pod, RolloutErrors.volume(message), settings.volume())
                : new Problem(pod, RolloutErrors.unschedulable(message), settings.noRoom());
    }

    private @Nullable Problem container(String pod, ContainerStatus container) {
        ContainerState state = container.getState();
        ContainerStateWaiting waiting = state == null ? null : state.getWaiting();
        if (waiting == null || waiting.getReason() == null) {
            return null;
        }
        String message = text(waiting.getMessage());
        return switch (waiting.getReason()) {
            case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "RegistryUnavailable" ->
                imagePull(pod, container, waiting.getReason(), message);
            case "CrashLoopBackOff" -> crashLoop(pod, container);
            case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
                new Problem(
                        pod, RolloutErrors.containerConfig(waiting.getReason() + ": " + message), settings.refused());
            default -> null;
        };
    }

    private Problem imagePull(String pod, ContainerStatus container, String reason, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        boolean certain = CERTAIN.stream().anyMatch(lower::contains)
                || reason.equals("InvalidImageName")
                || reason.equals("ErrImageNeverPull");
        String why = message.isEmpty() ? reason : message;
        return new Problem(
                pod,
                RolloutErrors.imagePull(container.getImage(), why),
                certain ? Duration.ZERO : settings.doubtfulPull());
    }

    private @Nullable Problem crashLoop(String pod, ContainerStatus container) {
        if (container.getRestartCount() < settings.crashes()) {
            return null;
        }
        return new Problem(
                pod,
                RolloutErrors.crashLoop(pod, container.getName(), container.getRestartCount(), howItEnded(container)),
                Duration.ZERO);
    }

    /** How a container's last run ended, for example {@code exit code 1}. */
    static String howItEnded(ContainerStatus container) {
        ContainerStateTerminated ended = container.getLastState() == null
                ? null
                : container.getLastState().getTerminated();
        if (ended == null) {
            return "no exit code known";
        }
        String reason = ended.getReason() == null || ended.getReason().equals("Error") ? "" : ended.getReason() + ", ";
        return reason + "exit code " + ended.getExitCode();
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
