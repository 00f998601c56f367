package dev.slipway.simulator.node;

import dev.slipway.simulator.controller.Events;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.store.StoredObject;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One container of a pod, as it was when it was looked at.
 *
 * @param changer changes the container's status in the stored pod
 */
record Container(StoredObject pod, JsonNode spec, BiConsumer<Container, Consumer<ObjectNode>> changer) {
    String name() {
        return Trees.text(spec, "name");
    }

    String image() {
        return Trees.text(spec, "image");
    }

    /** Unlike any other container's. */
    String id() {
        return pod.uid() + "/" + name();
    }

    JsonNode status() {
        return Trees.items(pod.tree(), "status", "containerStatuses").stream()
                .filter(status -> Trees.text(status, "name").equals(name()))
                .findFirst()
                .orElse(Trees.object());
    }

    boolean probed() {
        return spec.has("readinessProbe") || spec.has("startupProbe");
    }

    /** Whether it is to come to an end by itself. */
    boolean finite() {
        return !Trees.text(pod.tree(), "spec", "restartPolicy").equals("Always");
    }

    void change(Consumer<ObjectNode> change) {
        changer.accept(this, change);
    }

    void waiting(String reason, String message) {
        change(status -> {
            ObjectNode waiting = status.putObject("state").putObject("waiting");
            waiting.put("reason", reason);
            if (!message.isEmpty()) {
                waiting.put("message", message);
            }
        });
    }

    void normal(Events events, String reason, String message) {
        events.record(Kubelet.NAME, pod.tree(), "spec.containers{" + name() + "}", "Normal", reason, message);
    }

    void warning(Events events, String reason, String message) {
        events.record(Kubelet.NAME, pod.tree(), "spec.containers{" + name() + "}", "Warning", reason, message);
    }
}
