package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads off events why a pod does not get its volumes; nothing but events tells. */
final class VolumeProblems {
    private static final Set<String> OF_POD = Set.of("FailedMount", "FailedAttachVolume", "FailedMapVolume");

    private VolumeProblems() {}

    /** Of the pod itself, or of a claim it waits for. */
    static Optional<Problem> of(Pod pod, EventBook events, RolloutSettings settings) {
        if (hasStarted(pod)) {
            return Optional.empty();
        }
        String object = "Pod " + pod.getMetadata().getName();
        return events.newest(pod, OF_POD)
                .map(event -> mount(object, event, settings))
                .or(() -> ofClaims(pod, events, settings));
    }

    /** Of a claim it waits for. */
    static Optional<Problem> ofClaims(Pod pod, EventBook events, RolloutSettings settings) {
        return provisioning(pod, events)
                .map(event -> provision("Pod " + pod.getMetadata().getName(), event, settings));
    }

    /** The names of the claims a pod uses. */
    static Stream<String> claims(Pod pod) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName());
    }

    private static Optional<Event> provisioning(Pod pod, EventBook events) {
        return claims(pod)
                .flatMap(claim -> events.about("PersistentVolumeClaim", claim).stream())
                .filter(event -> Set.of("ProvisioningFailed", "ProvisioningSucceeded", "FailedBinding")
                        .contains(event.getReason()))
                .reduce((older, newer) -> newer)
                .filter(event -> !"ProvisioningSucceeded".equals(event.getReason()));
    }

    private static Problem mount(String object, Event event, RolloutSettings settings) {
        String message = Wording.oneLine(event.getMessage());
        boolean missing =
                message.contains("not found") && (message.contains("secret") || message.contains("configmap"));
        return missing
                ? new Problem(object, RolloutErrors.config(object, message), settings.refused())
                : new Problem(object, RolloutErrors.volume(object, message, false), settings.volume());
    }

    private static Problem provision(String object, Event event, RolloutSettings settings) {
        String message = Wording.oneLine(event.getMessage());
        boolean noSuchClass = message.contains("not found") && message.contains("storageclass");
        return new Problem(
                object,
                RolloutErrors.volume(object, message, noSuchClass),
                noSuchClass ? settings.refused() : settings.volume());
    }

    private static boolean hasStarted(Pod pod) {
        return Containers.of(pod).stream()
                .anyMatch(container -> Containers.isRunning(container)
                        || Containers.ended(container).isPresent());
    }
}
