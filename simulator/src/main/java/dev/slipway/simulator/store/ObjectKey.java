package dev.slipway.simulator.store;

import dev.slipway.simulator.resource.Kind;

/**
 * What identifies an object.
 *
 * @param namespace empty for a cluster-wide kind
 */
public record ObjectKey(Kind kind, String namespace, String name) {
    /** Sorts by namespace, then by name; a namespace's objects lie together. */
    String path() {
        return namespace + "/" + name;
    }
}
