package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Removes Events an hour after they last happened, as the API server does. */
public final class EventExpiry implements Controller {
    private static final Duration KEPT = Duration.ofHours(1);

    private final ObjectStore store;

    public EventExpiry(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "event-expiry";
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        if (change.object().key().kind().equals(Kinds.EVENT) && change.type() == Change.Type.ADDED) {
            queue.accept(change.object().key());
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject event = store.get(key).orElse(null);
        if (event == null) {
            return null;
        }
        String last = Trees.text(event.tree(), "lastTimestamp");
        String created = Trees.text(event.tree(), "metadata", "creationTimestamp");
        Duration left = Duration.between(
                Instant.now(), Instant.parse(last.isEmpty() ? created : last).plus(KEPT));
        if (left.isPositive()) {
            return left;
        }
        store.remove(key);
        return null;
    }
}
