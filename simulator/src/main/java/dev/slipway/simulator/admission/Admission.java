package dev.slipway.simulator.admission;

import dev.slipway.simulator.store.ObjectKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A check of, or an addition to, what is about to be stored. Runs with the store locked. */
@FunctionalInterface
public interface Admission {
    /**
     * @param key of the object
     * @param before null when it is created
     * @param after may be changed
     * @throws dev.slipway.simulator.error.ApiError to refuse it
     */
    void admit(ObjectKey key, @Nullable ObjectNode before, ObjectNode after);
}
