package dev.slipway.simulator.admission;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Nothing is made in a namespace that is not there, or that is going away. */
public final class NamespaceExists implements Admission {
    private final ObjectStore store;

    public NamespaceExists(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void admit(ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
        if (before != null || !key.kind().namespaced()) {
            return;
        }
        StoredObject namespace = store.get(new ObjectKey(Kinds.NAMESPACE, "", key.namespace()))
                .orElseThrow(() -> ApiError.notFound(Kinds.NAMESPACE, key.namespace()));
        if (namespace.terminating()) {
            throw ApiError.namespaceTerminating(key.kind(), key.name(), key.namespace());
        }
    }
}
