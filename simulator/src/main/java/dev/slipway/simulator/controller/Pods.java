package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What controllers ask of pods, and how they make them. */
final class Pods {
    private static final List<String> FROM_TEMPLATE = List.of("labels", "annotations", "finalizers");

    private Pods() {}

    static boolean active(StoredObject pod) {
        String phase = Trees.text(pod.tree(), "status", "phase");
        return !pod.terminating() && !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    static Optional<JsonNode> condition(JsonNode object, String type) {
        return Trees.items(object, "status", "conditions").stream()
                .filter(condition -> Trees.text(condition, "type").equals(type))
                .findFirst();
    }

    static boolean ready(StoredObject pod) {
        return condition(pod.tree(), "Ready")
                .filter(condition -> Trees.text(condition, "status").equals("True"))
                .isPresent();
    }

    /** Ready for so long as the owner asks; the time that is left is zero when it is available. */
    static boolean available(StoredObject pod, int minReadySeconds) {
        return ready(pod) && !untilAvailable(pod, minReadySeconds).isPositive();
    }

    static Duration untilAvailable(StoredObject pod, int minReadySeconds) {
        String since = condition(pod.tree(), "Ready")
                .map(condition -> Trees.text(condition, "lastTransitionTime"))
                .orElse("");
        if (minReadySeconds == 0 || since.isEmpty()) {
            return Duration.ZERO;
        }
        return Duration.between(Instant.now(), Instant.parse(since).plusSeconds(minReadySeconds));
    }

    /** A pod after a template, without a name. */
    static ObjectNode of(JsonNode template, StoredObject owner) {
        ObjectNode pod = Trees.object();
        ObjectNode metadata = pod.putObject("metadata");
        for (String field : FROM_TEMPLATE) {
            if (Trees.has(template, "metadata", field)) {
                metadata.set(field, Trees.at(template, "metadata", field).deepCopy());
            }
        }
        pod.set("spec", template.path("spec").deepCopy());
        Owners.setController(pod, owner);
        return pod;
    }
}
