package dev.slipway.simulator.admission;

import dev.slipway.simulator.json.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The defaults of a pod's spec, in a pod and in a template. */
final class PodDefaults {
    private static final int FILE_MODE = 0644;

    private PodDefaults() {}

    static void fill(ObjectNode spec) {
        Trees.setDefault(spec, "restartPolicy", "Always");
        Trees.setDefault(spec, "terminationGracePeriodSeconds", 30);
        Trees.setDefault(spec, "dnsPolicy", "ClusterFirst");
        Trees.setDefault(spec, "schedulerName", "default-scheduler");
        Trees.objectAt(spec, "securityContext");
        if (!Trees.text(spec, "serviceAccountName").isEmpty()) {
            Trees.setDefault(spec, "serviceAccount", Trees.text(spec, "serviceAccountName"));
        }
        for (JsonNode each : containers(spec)) {
            if (each instanceof ObjectNode container) {
                container(container);
            }
        }
        for (JsonNode each : Trees.items(spec, "volumes")) {
            if (each instanceof ObjectNode volume) {
                volume(volume);
            }
        }
    }

    private static List<JsonNode> containers(JsonNode spec) {
        List<JsonNode> all = new ArrayList<>(Trees.items(spec, "containers"));
        all.addAll(Trees.items(spec, "initContainers"));
        return all;
    }

    private static void container(ObjectNode container) {
        String image = Trees.text(container, "image");
        boolean latest = image.endsWith(":latest") || image.lastIndexOf(':') <= image.lastIndexOf('/');
        Trees.setDefault(container, "imagePullPolicy", latest && !image.contains("@") ? "Always" : "IfNotPresent");
        Trees.setDefault(container, "terminationMessagePath", "/dev/termination-log");
        Trees.setDefault(container, "terminationMessagePolicy", "File");
        ObjectNode resources = Trees.objectAt(container, "resources");
        if (resources.path("limits") instanceof ObjectNode limits) {
            ObjectNode requests = Trees.objectAt(resources, "requests");
            limits.properties()
                    .forEach(limit -> Trees.setDefault(
                            requests, limit.getKey(), limit.getValue().asString("")));
        }
        for (JsonNode each : Trees.items(container, "ports")) {
            if (each instanceof ObjectNode port) {
                Trees.setDefault(port, "protocol", "TCP");
            }
        }
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.path(probe) instanceof ObjectNode node) {
                probe(node);
            }
        }
        for (JsonNode each : Trees.items(container, "env")) {
            if (Trees.at(each, "valueFrom", "fieldRef") instanceof ObjectNode reference) {
                Trees.setDefault(reference, "apiVersion", "v1");
            }
        }
    }

    private static void probe(ObjectNode probe) {
        for (Map.Entry<String, Integer> entry : Map.of(
                        "timeoutSeconds", 1, "periodSeconds", 10, "successThreshold", 1, "failureThreshold", 3)
                .entrySet()) {
            Trees.setDefault(probe, entry.getKey(), entry.getValue());
        }
        if (probe.path("httpGet") instanceof ObjectNode get) {
            Trees.setDefault(get, "path", "/");
            Trees.setDefault(get, "scheme", "HTTP");
        }
    }

    private static void volume(ObjectNode volume) {
        for (String source : List.of("secret", "configMap", "projected", "downwardAPI")) {
            if (volume.path(source) instanceof ObjectNode node) {
                Trees.setDefault(node, "defaultMode", FILE_MODE);
            }
        }
        if (volume.size() == 1) {
            volume.putObject("emptyDir");
        }
    }

    static String qualityOfService(JsonNode spec) {
        boolean any = false;
        boolean guaranteed = true;
        for (JsonNode container : containers(spec)) {
            JsonNode requests = Trees.at(container, "resources", "requests");
            JsonNode limits = Trees.at(container, "resources", "limits");
            any |= !requests.isEmpty() || !limits.isEmpty();
            guaranteed &= limits.has("cpu") && limits.has("memory") && Trees.same(requests, limits);
        }
        return any ? (guaranteed ? "Guaranteed" : "Burstable") : "BestEffort";
    }
}
