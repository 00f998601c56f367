package dev.slipway.simulator.node;

import dev.slipway.simulator.controller.Conditions;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Metadata;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The status of a pod as a kubelet writes it. */
final class PodStatus {
    private static final AtomicInteger NEXT_ADDRESS = new AtomicInteger(1);
    private static final int ADDRESSES = 250 * 250;

    private PodStatus() {}

    /** The kubelet has seen the pod. */
    static ObjectNode accept(ObjectNode pod) {
        ObjectNode status = Trees.objectAt(pod, "status");
        status.put("phase", "Pending");
        status.put("startTime", Metadata.now());
        status.put("hostIP", "127.0.0.1");
        status.putArray("hostIPs").addObject().put("ip", "127.0.0.1");
        initContainers(pod, status);
        ArrayNode statuses = status.putArray("containerStatuses");
        for (JsonNode container : Trees.items(pod, "spec", "containers")) {
            ObjectNode each = container(statuses, container);
            each.put("ready", false);
            each.put("started", false);
            each.putObject("state").putObject("waiting").put("reason", "ContainerCreating");
        }
        Conditions.set(status, "Initialized", "True", "", "");
        return summarise(pod);
    }

    private static void initContainers(ObjectNode pod, ObjectNode status) {
        List<JsonNode> containers = Trees.items(pod, "spec", "initContainers");
        if (containers.isEmpty()) {
            return;
        }
        ArrayNode statuses = status.putArray("initContainerStatuses");
        for (JsonNode container : containers) {
            ObjectNode each = container(statuses, container);
            each.put("ready", true);
            each.put("started", false);
            end(each.putObject("state").putObject("terminated"), Metadata.now(), 0);
        }
    }

    private static ObjectNode container(ArrayNode statuses, JsonNode container) {
        ObjectNode status = statuses.addObject();
        status.put("name", Trees.text(container, "name"));
        status.put("image", Trees.text(container, "image"));
        status.put("imageID", "");
        status.put("restartCount", 0);
        status.putObject("lastState");
        return status;
    }

    /** Fills the state of a container that has ended. */
    static void end(ObjectNode terminated, String startedAt, int exitCode) {
        terminated.put("exitCode", exitCode);
        terminated.put("reason", exitCode == 0 ? "Completed" : "Error");
        terminated.put("startedAt", startedAt);
        terminated.put("finishedAt", Metadata.now());
    }

    /** Works out phase and conditions from the containers. */
    static ObjectNode summarise(ObjectNode pod) {
        ObjectNode status = Trees.objectAt(pod, "status");
        List<JsonNode> containers = Trees.items(status, "containerStatuses");
        phase(pod, status, containers);
        boolean finished = Trees.text(status, "phase").equals("Succeeded");
        List<String> unready = containers.stream()
                .filter(container -> !Trees.flag(container, "ready"))
                .map(container -> Trees.text(container, "name"))
                .toList();
        String value = unready.isEmpty() ? "True" : "False";
        String reason = unready.isEmpty() ? "" : (finished ? "PodCompleted" : "ContainersNotReady");
        String message = unready.isEmpty() || finished
                ? ""
                : "containers with unready status: [" + String.join(" ", unready) + "]";
        Conditions.set(status, "Ready", value, reason, message);
        Conditions.set(status, "ContainersReady", value, reason, message);
        boolean running = containers.stream().anyMatch(container -> Trees.has(container, "state", "running"));
        if (running && !Trees.has(status, "podIP")) {
            int number = NEXT_ADDRESS.getAndIncrement() % ADDRESSES;
            String address = "10.244." + number / 250 + "." + (number % 250 + 2);
            status.put("podIP", address);
            status.putArray("podIPs").addObject().put("ip", address);
        }
        return pod;
    }

    private static void phase(JsonNode pod, ObjectNode status, List<JsonNode> containers) {
        boolean started = containers.stream()
                .allMatch(container -> Trees.has(container, "state", "running")
                        || Trees.has(container, "state", "terminated")
                        || Trees.number(container, 0, "restartCount") > 0
                        || Trees.has(container, "lastState", "terminated"));
        boolean ended = containers.stream().allMatch(container -> Trees.has(container, "state", "terminated"));
        if (!started) {
            status.put("phase", "Pending");
        } else if (ended && !Trees.text(pod, "spec", "restartPolicy").equals("Always")) {
            boolean well = containers.stream()
                    .allMatch(container -> Trees.number(container, 0, "state", "terminated", "exitCode") == 0);
            boolean onFailure = Trees.text(pod, "spec", "restartPolicy").equals("OnFailure");
            status.put("phase", well ? "Succeeded" : (onFailure ? "Running" : "Failed"));
        } else {
            status.put("phase", "Running");
        }
    }

    /** All containers have been stopped. */
    static ObjectNode stopped(ObjectNode pod) {
        for (JsonNode each : Trees.items(pod, "status", "containerStatuses")) {
            if (each instanceof ObjectNode container && Trees.has(container, "state", "running")) {
                String startedAt = Trees.text(container, "state", "running", "startedAt");
                end(container.putObject("state").putObject("terminated"), startedAt, 0);
                container.put("ready", false);
                container.put("started", false);
            }
        }
        return summarise(pod);
    }
}
