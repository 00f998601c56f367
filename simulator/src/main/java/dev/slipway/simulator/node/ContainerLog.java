package dev.slipway.simulator.node;

import dev.slipway.simulator.json.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a simulated container has written: worked out from the pod's state, so that it needs no storage and survives a restart. */
public final class ContainerLog {
    /** One line. */
    public record Line(Instant at, String text) {}

    private ContainerLog() {}

    /**
     * @param previous the log of the run before the present one
     * @return the lines, oldest first; none while the container has not run
     */
    public static List<Line> of(JsonNode pod, String container, boolean previous) {
        JsonNode status = status(pod, container);
        JsonNode state = previous ? status.path("lastState") : current(status);
        boolean ended = state.has("terminated");
        JsonNode run = ended ? state.path("terminated") : state.path("running");
        String started = Trees.text(run, "startedAt");
        if (started.isEmpty()) {
            return List.of();
        }
        Instant start = Instant.parse(started);
        String image = Trees.text(status, "image");
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                start,
                "simulated container: %s (image %s) in pod %s; nothing runs here"
                        .formatted(container, image, Trees.text(pod, "metadata", "name"))));
        lines.add(new Line(start, opening(image)));
        if (ended) {
            int code = Trees.number(run, 0, "exitCode");
            Instant end = Instant.parse(Trees.text(run, "finishedAt"));
            lines.add(new Line(end, code == 0 ? "done" : "fatal: simulated crash, exiting with code " + code));
        } else if (Trees.flag(status, "ready")) {
            lines.add(new Line(start.plusMillis(1), ready(image)));
        }
        return lines;
    }

    /** While a container waits for its next start, its log is that of the run before. */
    private static JsonNode current(JsonNode status) {
        JsonNode state = status.path("state");
        return state.has("waiting") ? status.path("lastState") : state;
    }

    private static JsonNode status(JsonNode pod, String container) {
        List<JsonNode> all = new ArrayList<>(Trees.items(pod, "status", "containerStatuses"));
        all.addAll(Trees.items(pod, "status", "initContainerStatuses"));
        return all.stream()
                .filter(status -> Trees.text(status, "name").equals(container))
                .findFirst()
                .orElse(Trees.object());
    }

    private static String opening(String image) {
        String name = image.toLowerCase(Locale.ROOT);
        if (name.contains("postgres")) {
            return "LOG:  starting PostgreSQL (simulated)";
        }
        return name.contains("nginx") ? "[notice] 1#1: nginx starting (simulated)" : "starting";
    }

    private static String ready(String image) {
        String name = image.toLowerCase(Locale.ROOT);
        if (name.contains("postgres")) {
            return "LOG:  database system is ready to accept connections";
        }
        return name.contains("nginx") ? "[notice] 1#1: start worker processes" : "ready to serve";
    }
}
