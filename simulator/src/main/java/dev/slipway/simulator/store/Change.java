package dev.slipway.simulator.store;

import org.jspecify.annotations.Nullable;

/**
 * One committed change.
 *
 * @param object the object after it; for a deletion its last state with the deletion's revision
 * @param previous the object before it, null for a creation
 */
public record Change(
        Type type, StoredObject object, @Nullable StoredObject previous) {
    /** As a watch names it. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED,
    }
}
