package dev.slipway.simulator.object;

import dev.slipway.simulator.json.Trees;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a deletion is meant.
 *
 * @param gracePeriodSeconds null for the pod's own
 * @param propagation what becomes of dependents
 * @param uid the object must have it; empty for any
 * @param resourceVersion the object must have it; empty for any
 */
public record DeleteOptions(
        @Nullable Integer gracePeriodSeconds,
        Propagation propagation,
        String uid,
        String resourceVersion,
        boolean dryRun) {

    /** What becomes of the objects that the deleted one owns. */
    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN,
    }

    /** Without any wish. */
    public static final DeleteOptions PLAIN = new DeleteOptions(null, Propagation.BACKGROUND, "", "", false);

    /** At once, without grace. */
    public static final DeleteOptions NOW = new DeleteOptions(0, Propagation.BACKGROUND, "", "", false);

    /** From a DeleteOptions object. */
    public static DeleteOptions of(JsonNode body) {
        JsonNode grace = body.path("gracePeriodSeconds");
        Propagation propagation = switch (Trees.text(body, "propagationPolicy")) {
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default -> Trees.flag(body, "orphanDependents") ? Propagation.ORPHAN : Propagation.BACKGROUND;
        };
        return new DeleteOptions(
                grace.isNumber() ? grace.intValue() : null,
                propagation,
                Trees.text(body, "preconditions", "uid"),
                Trees.text(body, "preconditions", "resourceVersion"),
                Trees.items(body, "dryRun").stream()
                        .anyMatch(item -> item.asString("").equals("All")));
    }
}
