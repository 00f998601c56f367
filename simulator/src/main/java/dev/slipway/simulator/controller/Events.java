package dev.slipway.simulator.controller;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Metadata;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records what happens to objects, as core/v1 Events. The same happening again raises the count of the Event that is there. */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final Objects objects;

    public Events(Objects objects) {
        this.objects = objects;
    }

    public void normal(String component, JsonNode about, String reason, String message) {
        record(component, about, "", "Normal", reason, message);
    }

    public void warning(String component, JsonNode about, String reason, String message) {
        record(component, about, "", "Warning", reason, message);
    }

    /**
     * @param component who reports it, such as {@code kubelet}
     * @param field the part of the object it is about, such as {@code spec.containers{web}}; may be empty
     * @param type {@code Normal} or {@code Warning}
     */
    public void record(String component, JsonNode about, String field, String type, String reason, String message) {
        String namespace = Trees.text(about, "metadata", "namespace");
        String home = namespace.isEmpty() ? "default" : namespace;
        int hash = List.of(component, field, type, reason, message).hashCode();
        String uid = Trees.text(about, "metadata", "uid");
        String name = "%s.%08x%08x".formatted(Trees.text(about, "metadata", "name"), uid.hashCode(), hash);
        ObjectKey key = new ObjectKey(Kinds.EVENT, home, name);
        try {
            if (objects.store().get(key).isPresent()) {
                repeat(key, component);
            } else {
                ObjectNode event = event(component, about, field, type, reason, message);
                Trees.objectAt(event, "metadata").put("name", name);
                objects.create(Kinds.EVENT, home, event, WriteOptions.internal(component));
            }
        } catch (ApiError e) {
            LOG.debug("no event {} for {}: the namespace is going", reason, name, e);
        }
    }

    private void repeat(ObjectKey key, String component) {
        objects.update(
                key,
                "",
                event -> {
                    if (event.path("eventTime").isString()) {
                        int count = Trees.number(event, 1, "series", "count");
                        ObjectNode series = Trees.objectAt(event, "series");
                        series.put("count", count + 1);
                        series.put("lastObservedTime", micros());
                    } else {
                        event.put("count", Trees.number(event, 1, "count") + 1);
                        event.put("lastTimestamp", Metadata.now());
                    }
                    return event;
                },
                WriteOptions.internal(component));
    }

    private static ObjectNode event(
            String component, JsonNode about, String field, String type, String reason, String message) {
        ObjectNode event = Trees.object();
        ObjectNode involved = event.putObject("involvedObject");
        involved.put("apiVersion", Trees.text(about, "apiVersion"));
        involved.put("kind", Trees.text(about, "kind"));
        for (String each : List.of("name", "namespace", "uid", "resourceVersion")) {
            involved.put(each, Trees.text(about, "metadata", each));
        }
        if (!field.isEmpty()) {
            involved.put("fieldPath", field);
        }
        event.put("type", type);
        event.put("reason", reason);
        event.put("message", message);
        event.put("reportingComponent", component);
        times(event, component);
        return event;
    }

    /** The scheduler reports through the newer events API, which leaves the older fields empty. */
    private static void times(ObjectNode event, String component) {
        ObjectNode source = event.putObject("source");
        if (component.equals("default-scheduler")) {
            event.put("eventTime", micros());
            event.put("action", Trees.text(event, "reason").equals("Scheduled") ? "Binding" : "Scheduling");
            event.put("reportingInstance", "default-scheduler-simulator");
            event.putNull("firstTimestamp");
            event.putNull("lastTimestamp");
            return;
        }
        source.put("component", component);
        if (component.equals("kubelet")) {
            source.put("host", "simulated-node");
        }
        event.put("reportingInstance", component.equals("kubelet") ? "simulated-node" : "");
        event.putNull("eventTime");
        event.put("count", 1);
        event.put("firstTimestamp", Metadata.now());
        event.put("lastTimestamp", Metadata.now());
    }

    private static String micros() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
    }
}
