package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.PodReadiness;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what a pod's status shows. What it showed before the rollout is not told again. */
final class PodLines {
    private static final Set<String> PULL_TROUBLE =
            Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "RegistryUnavailable");
    private static final Set<String> START_TROUBLE =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

    private static final Set<String> NEVER_RAN = Set.of("StartError", "ContainerCannotRun");

    private final Instant since;
    private final EventBook events;

    PodLines(Instant since, EventBook events) {
        this.since = since;
        this.events = events;
    }

    Stream<Line> of(Pod pod) {
        Stream<Line> ofContainers = Containers.of(pod).stream()
                .flatMap(container -> Stream.of(ended(pod, container), started(pod, container), waiting(pod, container))
                        .flatMap(Optional::stream));
        return Stream.concat(scheduling(pod).stream(), ofContainers);
    }

    static Line scheduled(Pod pod, String node) {
        return Line.info(key(pod, "scheduled"), name(pod) + ": scheduled on " + node);
    }

    static Line unschedulable(Pod pod, String why) {
        if (SchedulingProblems.waitsForVolume(why)) {
            return Line.info(key(pod, "no volume"), name(pod) + ": waits for its volume");
        }
        return Line.warning(key(pod, "no node", Wording.gist(why)), name(pod) + ": no node for it yet: " + why);
    }

    static String key(Pod pod, String... what) {
        return pod.getMetadata().getUid() + " " + String.join(" ", what);
    }

    static String name(Pod pod) {
        return "Pod " + pod.getMetadata().getName();
    }

    private Optional<Line> scheduling(Pod pod) {
        String node = pod.getSpec().getNodeName();
        Optional<Line> scheduled = PodReadiness.condition(pod, "PodScheduled")
                .filter(condition -> "True".equals(condition.getStatus()) && node != null)
                .filter(condition -> !Times.before(condition.getLastTransitionTime(), since))
                .map(condition -> scheduled(pod, node));
        return scheduled.or(() -> SchedulingProblems.whyNot(pod).map(why -> unschedulable(pod, why)));
    }

    private Optional<Line> started(Pod pod, ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .map(ContainerState::getRunning)
                .filter(running -> !Times.before(running.getStartedAt(), since))
                .map(running -> {
                    int restarts = Numbers.or(container.getRestartCount(), 0);
                    String again = restarts == 0 ? "started" : "started again (restart " + restarts + ")";
                    return Line.info(
                            key(pod, container.getName(), "started", String.valueOf(restarts)),
                            Containers.name(pod, container) + ": " + again);
                });
    }

    private Optional<Line> ended(Pod pod, ContainerStatus container) {
        return Containers.ended(container)
                .filter(ended -> Containers.isCrash(pod, container, ended))
                .filter(ended -> !Times.before(ended.getFinishedAt(), since))
                .map(ended -> {
                    String what = Numbers.or(ended.getExitCode(), 0) == 0 ? "ended" : "crashed";
                    return new Line(
                            key(pod, container.getName(), "ended", run(container, ended)),
                            true,
                            Containers.name(pod, container) + ": " + what + " (" + Containers.howItEnded(ended) + ")",
                            crashed(pod, container, ended));
                });
    }

    /** What never ran has written nothing. */
    private static Line.@Nullable Crashed crashed(Pod pod, ContainerStatus container, ContainerStateTerminated ended) {
        boolean previous = container.getState() == null || container.getState().getTerminated() == null;
        return NEVER_RAN.contains(String.valueOf(ended.getReason()))
                ? null
                : new Line.Crashed(pod.getMetadata().getName(), container.getName(), previous);
    }

    /** What tells one run of a container from the next, in the state it ended in as in what is remembered of it. */
    private static String run(ContainerStatus container, ContainerStateTerminated ended) {
        if (ended.getContainerID() != null && !ended.getContainerID().isEmpty()) {
            return ended.getContainerID();
        }
        boolean justNow = container.getState() != null && container.getState().getTerminated() != null;
        int restarts = Numbers.or(container.getRestartCount(), 0);
        return ended.getFinishedAt() != null
                ? ended.getFinishedAt()
                : String.valueOf(justNow ? restarts : restarts - 1);
    }

    private Optional<Line> waiting(Pod pod, ContainerStatus container) {
        return Containers.waiting(container).flatMap(waiting -> waiting(pod, container, waiting));
    }

    private Optional<Line> waiting(Pod pod, ContainerStatus container, ContainerStateWaiting waiting) {
        String name = Containers.name(pod, container);
        if (PULL_TROUBLE.contains(waiting.getReason())) {
            String cause = PodProblems.pullCause(pod, waiting, events).words();
            return Optional.of(Line.warning(
                    key(pod, container.getName(), "pull", Wording.gist(cause)),
                    name + ": cannot pull image " + container.getImage() + ": " + cause));
        }
        if (START_TROUBLE.contains(waiting.getReason())) {
            String why = Wording.oneLine(waiting.getMessage());
            return Optional.of(Line.warning(
                    key(pod, container.getName(), waiting.getReason(), Wording.gist(why)),
                    name + ": cannot be started: " + (why.isEmpty() ? waiting.getReason() : why)));
        }
        if (waiting.getReason().equals("CrashLoopBackOff")) {
            return Optional.of(Line.warning(
                    key(pod, container.getName(), "waits"),
                    name + ": keeps crashing, so Kubernetes waits a while before each further start"));
        }
        return Optional.empty();
    }
}
