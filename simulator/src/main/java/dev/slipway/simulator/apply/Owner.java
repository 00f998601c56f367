package dev.slipway.simulator.apply;

import dev.slipway.simulator.json.Trees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one manager owns: an entry of {@code metadata.managedFields}.
 *
 * @param operation {@code Apply} or {@code Update}
 * @param subresource empty for the object itself
 * @param time RFC 3339, when the set last changed
 */
record Owner(String manager, String operation, String subresource, String apiVersion, String time, FieldSet fields) {
    static final String APPLY = "Apply";
    static final String UPDATE = "Update";

    static Owner read(JsonNode entry) {
        return new Owner(
                Trees.text(entry, "manager"),
                Trees.text(entry, "operation"),
                Trees.text(entry, "subresource"),
                Trees.text(entry, "apiVersion"),
                Trees.text(entry, "time"),
                FieldSet.read(entry.path("fieldsV1")));
    }

    ObjectNode write() {
        ObjectNode entry = Trees.object();
        entry.put("manager", manager);
        entry.put("operation", operation);
        entry.put("apiVersion", apiVersion);
        entry.put("time", time);
        entry.put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fields.write());
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return entry;
    }

    boolean is(String otherManager, String otherOperation, String otherSubresource) {
        return manager.equals(otherManager) && operation.equals(otherOperation) && subresource.equals(otherSubresource);
    }

    /** As a conflict names it. */
    String shown() {
        String by = "\"" + manager + "\"";
        if (!subresource.isEmpty()) {
            by += " with subresource \"" + subresource + "\"";
        }
        return operation.equals(APPLY) ? by : by + " using " + apiVersion;
    }
}
