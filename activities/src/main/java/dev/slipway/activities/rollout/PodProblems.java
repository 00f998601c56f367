package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads off a pod's status, and the events about it, what keeps it from running. */
final class PodProblems {
    private final RolloutSettings settings;
    private final EventBook events;
    private final CrashCount crashes;

    PodProblems(RolloutSettings settings, EventBook events, CrashCount crashes) {
        this.settings = settings;
        this.events = events;
        this.crashes = crashes;
    }

    Stream<Problem> of(Pod pod) {
        return Stream.concat(
                SchedulingProblems.of(pod, events, settings)
                        .or(() -> VolumeProblems.of(pod, events, settings))
                        .stream(),
                Containers.of(pod).stream().flatMap(container -> of(pod, container)));
    }

    private Stream<Problem> of(Pod pod, ContainerStatus container) {
        Optional<Problem> crash = crash(pod, container);
        if (crash.isPresent()) {
            return crash.stream();
        }
        return Containers.waiting(container).flatMap(waiting -> waiting(pod, container, waiting)).stream();
    }

    private Optional<Problem> waiting(Pod pod, ContainerStatus container, ContainerStateWaiting waiting) {
        return switch (waiting.getReason()) {
            case "ErrImagePull",
                    "ImagePullBackOff",
                    "ErrImageNeverPull",
                    "InvalidImageName",
                    "RegistryUnavailable",
                    "SignatureValidationFailed",
                    "ImageInspectError" -> Optional.of(imagePull(pod, container, waiting));
            case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
                Optional.of(config(pod, container, waiting));
            default -> Optional.empty();
        };
    }

    private Problem imagePull(Pod pod, ContainerStatus container, ContainerStateWaiting waiting) {
        PullCause cause = pullCause(pod, waiting, events);
        boolean tryingAgain = waiting.getReason().equals("ErrImagePull");
        Duration ifCertain = tryingAgain ? settings.refused() : Duration.ZERO;
        String object = Containers.name(pod, container);
        return new Problem(
                object,
                RolloutErrors.imagePull(object, container.getImage(), cause.words(), cause.certain()),
                cause.certain() ? ifCertain : settings.doubtfulPull());
    }

    /** Up to Kubernetes 1.31 a pod that waits for the next pull says so alone; then the event has the reason. */
    static PullCause pullCause(Pod pod, ContainerStateWaiting waiting, EventBook events) {
        String message = Wording.oneLine(waiting.getMessage());
        boolean saysWhy = message.contains(": ");
        String words = saysWhy
                ? message
                : events.about(pod).stream()
                        .filter(event -> "Failed".equals(event.getReason()))
                        .map(Event::getMessage)
                        .filter(text -> text != null && text.startsWith("Failed to pull image"))
                        .reduce((older, newer) -> newer)
                        .orElse(message);
        return PullCause.of(waiting.getReason(), words);
    }

    private Problem config(Pod pod, ContainerStatus container, ContainerStateWaiting waiting) {
        String object = Containers.name(pod, container);
        String message = Wording.oneLine(waiting.getMessage());
        return new Problem(
                object,
                RolloutErrors.config(object, message.isEmpty() ? waiting.getReason() : message),
                settings.refused());
    }

    private Optional<Problem> crash(Pod pod, ContainerStatus container) {
        int count = crashes.of(pod, container);
        if (count < settings.crashes()) {
            return Optional.empty();
        }
        String object = Containers.name(pod, container);
        return Containers.ended(container)
                .map(ended -> new Problem(
                        object,
                        RolloutErrors.crashLoop(object, count, howItEnded(ended), hint(pod, ended)),
                        Duration.ZERO));
    }

    private static String howItEnded(ContainerStateTerminated ended) {
        String message = Wording.oneLine(ended.getMessage());
        String how = Containers.howItEnded(ended);
        return message.isEmpty() ? how : how + ": " + message;
    }

    private String hint(Pod pod, ContainerStateTerminated ended) {
        if ("OOMKilled".equals(ended.getReason())) {
            return "It needs more memory than its limit: raise it (config.resources), or make it use less.";
        }
        if (killedByProbe(pod)) {
            return "Kubernetes stopped it because its liveness or startup probe failed: correct what the probe asks, "
                    + "or give it more time.";
        }
        if (Numbers.or(ended.getExitCode(), 0) == 0) {
            return "It ends by itself, and a service has to stay: check its command and configuration.";
        }
        return "Its last lines are in the log above: correct its configuration or version, and deploy again.";
    }

    private boolean killedByProbe(Pod pod) {
        return events.about(pod).stream()
                .filter(event -> "Killing".equals(event.getReason()))
                .anyMatch(event -> Wording.oneLine(event.getMessage()).contains("probe"));
    }
}
