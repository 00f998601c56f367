package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Metadata;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Conditions of a status. */
public final class Conditions {
    private Conditions() {}

    /**
     * Sets a condition; its transition time changes with its status alone.
     *
     * @param status the object's status, which is changed
     * @param value {@code True}, {@code False} or {@code Unknown}
     * @return the condition
     */
    public static ObjectNode set(ObjectNode status, String type, String value, String reason, String message) {
        ObjectNode condition = find(status, type);
        if (!Trees.text(condition, "status").equals(value)) {
            condition.put("lastTransitionTime", Metadata.now());
        }
        condition.put("type", type);
        condition.put("status", value);
        put(condition, "reason", reason);
        put(condition, "message", message);
        return condition;
    }

    public static void remove(ObjectNode status, String type) {
        Trees.arrayAt(status, "conditions")
                .removeIf(condition -> Trees.text(condition, "type").equals(type));
    }

    private static ObjectNode find(ObjectNode status, String type) {
        for (JsonNode each : Trees.items(status, "conditions")) {
            if (each instanceof ObjectNode condition
                    && Trees.text(condition, "type").equals(type)) {
                return condition;
            }
        }
        return Trees.arrayAt(status, "conditions").addObject();
    }

    private static void put(ObjectNode condition, String field, String value) {
        if (value.isEmpty()) {
            condition.remove(field);
        } else {
            condition.put(field, value);
        }
    }
}
