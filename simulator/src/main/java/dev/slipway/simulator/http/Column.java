package dev.slipway.simulator.http;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A column of the table that a kind is shown as. */
record Column(String name, Function<JsonNode, String> cell) {
    private static final Column NAME = new Column("Name", object -> Trees.text(object, "metadata", "name"));
    private static final Column AGE =
            new Column("Age", object -> age(Trees.text(object, "metadata", "creationTimestamp")));

    private static final Map<Kind, List<Column>> BETWEEN = Map.ofEntries(
            Map.entry(
                    Kinds.POD,
                    List.of(
                            new Column("Ready", Column::readyContainers),
                            new Column("Status", Column::podStatus),
                            new Column("Restarts", Column::restarts))),
            Map.entry(
                    Kinds.DEPLOYMENT,
                    List.of(
                            ratio("readyReplicas"),
                            count("Up-to-date", "updatedReplicas"),
                            count("Available", "availableReplicas"))),
            Map.entry(Kinds.STATEFUL_SET, List.of(ratio("readyReplicas"))),
            Map.entry(
                    Kinds.REPLICA_SET,
                    List.of(
                            new Column(
                                    "Desired", object -> Integer.toString(Trees.number(object, 0, "spec", "replicas"))),
                            count("Current", "replicas"),
                            count("Ready", "readyReplicas"))),
            Map.entry(
                    Kinds.SERVICE,
                    List.of(
                            text("Type", "spec", "type"),
                            text("Cluster-IP", "spec", "clusterIP"),
                            new Column("Port(s)", Column::ports))),
            Map.entry(Kinds.NAMESPACE, List.of(text("Status", "status", "phase"))),
            Map.entry(
                    Kinds.CLAIM,
                    List.of(
                            text("Status", "status", "phase"),
                            text("Volume", "spec", "volumeName"),
                            text("Capacity", "status", "capacity", "storage"),
                            text("StorageClass", "spec", "storageClassName"))),
            Map.entry(
                    Kinds.SECRET,
                    List.of(
                            text("Type", "type"),
                            new Column(
                                    "Data",
                                    object ->
                                            Integer.toString(object.path("data").size())))),
            Map.entry(
                    Kinds.CONFIG_MAP,
                    List.of(new Column(
                            "Data",
                            object -> Integer.toString(object.path("data").size())))),
            Map.entry(Kinds.NODE, List.of(text("Version", "status", "nodeInfo", "kubeletVersion"))),
            Map.entry(
                    Kinds.INGRESS,
                    List.of(new Column(
                            "Hosts",
                            object -> Trees.items(object, "spec", "rules").stream()
                                    .map(rule -> Trees.text(rule, "host"))
                                    .collect(Collectors.joining(","))))));

    private static final List<Column> EVENT = List.of(
            new Column("Last Seen", object -> age(lastSeen(object))),
            text("Type", "type"),
            text("Reason", "reason"),
            new Column(
                    "Object",
                    event -> Trees.text(event, "involvedObject", "kind").toLowerCase(java.util.Locale.ROOT) + "/"
                            + Trees.text(event, "involvedObject", "name")),
            text("Message", "message"));

    static List<Column> of(Kind kind) {
        if (kind.equals(Kinds.EVENT)) {
            return EVENT;
        }
        List<Column> columns = new ArrayList<>();
        columns.add(NAME);
        columns.addAll(BETWEEN.getOrDefault(kind, List.of()));
        columns.add(AGE);
        return columns;
    }

    private static Column text(String name, String... path) {
        return new Column(name, object -> Trees.text(object, path));
    }

    private static Column count(String name, String field) {
        return new Column(name, object -> Integer.toString(Trees.number(object, 0, "status", field)));
    }

    private static Column ratio(String field) {
        return new Column(
                "Ready",
                object -> Trees.number(object, 0, "status", field) + "/" + Trees.number(object, 0, "spec", "replicas"));
    }

    private static String readyContainers(JsonNode pod) {
        long ready = Trees.items(pod, "status", "containerStatuses").stream()
                .filter(status -> Trees.flag(status, "ready"))
                .count();
        return ready + "/" + Trees.items(pod, "spec", "containers").size();
    }

    private static String podStatus(JsonNode pod) {
        if (Trees.has(pod, "metadata", "deletionTimestamp")) {
            return "Terminating";
        }
        for (JsonNode status : Trees.items(pod, "status", "containerStatuses")) {
            for (String state : List.of("waiting", "terminated")) {
                String reason = Trees.text(status, "state", state, "reason");
                if (!reason.isEmpty()) {
                    return reason;
                }
            }
        }
        return Trees.text(pod, "status", "phase");
    }

    private static String restarts(JsonNode pod) {
        return Integer.toString(Trees.items(pod, "status", "containerStatuses").stream()
                .mapToInt(status -> Trees.number(status, 0, "restartCount"))
                .sum());
    }

    private static String ports(JsonNode service) {
        return Trees.items(service, "spec", "ports").stream()
                .map(port -> Trees.number(port, 0, "port") + "/" + Trees.text(port, "protocol"))
                .collect(Collectors.joining(","));
    }

    private static String lastSeen(JsonNode event) {
        for (String[] path : new String[][] {{"lastTimestamp"}, {"series", "lastObservedTime"}, {"eventTime"}}) {
            if (!Trees.text(event, path).isEmpty()) {
                return Trees.text(event, path);
            }
        }
        return Trees.text(event, "metadata", "creationTimestamp");
    }

    private static String age(String since) {
        if (since.isEmpty()) {
            return "<unknown>";
        }
        Duration age = Duration.between(Instant.parse(since), Instant.now());
        if (age.toMinutes() < 2) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        return age.toHours() < 2 ? age.toMinutes() + "m" : age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
