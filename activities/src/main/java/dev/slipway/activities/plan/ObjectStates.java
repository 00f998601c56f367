package dev.slipway.activities.plan;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object three times, in normal form; holds secrets.
 *
 * @param key which
 * @param before as the live revision has it; null where that has none
 * @param after as the planned revision has it; null where that has none
 * @param cluster as the cluster has it; null where that has none
 */
record ObjectStates(
        ObjectKey key,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after,
        @Nullable ObjectNode cluster) {
    /** A field of the live revision, by its JSON pointer; missing where there is none. */
    JsonNode before(String pointer) {
        return at(before, pointer);
    }

    /** The same of the planned revision. */
    JsonNode after(String pointer) {
        return at(after, pointer);
    }

    /** The same in the cluster. */
    JsonNode cluster(String pointer) {
        return at(cluster, pointer);
    }

    /** Whether it is in both revisions. */
    boolean stays() {
        return before != null && after != null;
    }

    /** Whether the upgrade deletes it: it is in the live revision alone, and does not ask to be kept. */
    boolean isDeleted() {
        String policy = "/metadata/annotations/helm.sh~1resource-policy";
        return before != null
                && after == null
                && !before(policy).asString("").equals("keep")
                && !cluster(policy).asString("").equals("keep");
    }

    private static JsonNode at(@Nullable ObjectNode object, String pointer) {
        return object == null ? MissingNode.getInstance() : object.at(pointer);
    }
}
