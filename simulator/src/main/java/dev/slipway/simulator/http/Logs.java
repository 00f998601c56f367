package dev.slipway.simulator.http;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.node.ContainerLog;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Pod logs, with {@code follow}, {@code tailLines}, {@code timestamps}, {@code previous}, {@code sinceSeconds}, {@code limitBytes}. */
final class Logs {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Objects objects;

    Logs(Objects objects) {
        this.objects = objects;
    }

    void serve(Call call, ObjectKey key, HttpServletResponse response) throws IOException, InterruptedException {
        long position = objects.store().revision();
        JsonNode pod = objects.get(key).tree();
        String container = container(call, pod);
        List<ContainerLog.Line> lines = ContainerLog.of(pod, container, call.flag("previous"));
        byte[] text = text(call, lines);
        if (!call.flag("follow")) {
            new Answer(200, "text/plain", text).send(response);
            return;
        }
        response.setContentType("text/plain");
        OutputStream out = response.getOutputStream();
        out.write(text);
        out.flush();
        follow(call, key, container, position, lines.size(), out);
        out.close();
    }

    private void follow(Call call, ObjectKey key, String container, long start, int sent, OutputStream out)
            throws IOException, InterruptedException {
        long position = start;
        int told = sent;
        while (!objects.store().closed()) {
            for (Change change : objects.store().await(Kinds.POD, position, PAUSE)) {
                position = change.object().revision();
                if (!change.object().key().equals(key)) {
                    continue;
                }
                List<ContainerLog.Line> lines = ContainerLog.of(change.object().tree(), container, false);
                if (lines.size() > told) {
                    out.write(shown(call, lines.subList(told, lines.size())));
                    out.flush();
                    told = lines.size();
                }
                boolean ended =
                        !Trees.text(change.object().tree(), "status", "phase").matches("Running|Pending");
                if (ended || change.type() == Change.Type.DELETED) {
                    return;
                }
            }
        }
    }

    private static String container(Call call, JsonNode pod) {
        String wanted = call.parameter("container");
        List<String> names = Trees.items(pod, "spec", "containers").stream()
                .map(container -> Trees.text(container, "name"))
                .collect(Collectors.toList());
        if (wanted.isEmpty() && names.size() > 1) {
            throw ApiError.badRequest("a container name must be specified for pod %s, choose one of: %s"
                    .formatted(Trees.text(pod, "metadata", "name"), names));
        }
        Trees.items(pod, "spec", "initContainers").forEach(container -> names.add(Trees.text(container, "name")));
        String name = wanted.isEmpty() ? names.getFirst() : wanted;
        if (!names.contains(name)) {
            throw ApiError.badRequest(
                    "container %s is not valid for pod %s".formatted(name, Trees.text(pod, "metadata", "name")));
        }
        return name;
    }

    private static byte[] text(Call call, List<ContainerLog.Line> all) {
        long since = call.number("sinceSeconds", 0);
        java.time.Instant from = since > 0 ? java.time.Instant.now().minusSeconds(since) : java.time.Instant.MIN;
        List<ContainerLog.Line> lines =
                all.stream().filter(line -> !line.at().isBefore(from)).toList();
        long tail = call.number("tailLines", Long.MAX_VALUE);
        byte[] text = shown(call, lines.subList((int) Math.max(0, lines.size() - tail), lines.size()));
        long limit = call.number("limitBytes", text.length);
        return limit < text.length ? java.util.Arrays.copyOf(text, (int) limit) : text;
    }

    private static byte[] shown(Call call, List<ContainerLog.Line> lines) {
        boolean timestamps = call.flag("timestamps");
        return lines.stream()
                .map(line -> (timestamps ? line.at() + " " : "") + line.text() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
