package dev.slipway.simulator.controller;

import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings objects into the state they ask for. Runs on one thread, together with all others. */
public interface Controller {
    /** As in the names of its events. */
    String name();

    /** Says which objects a change is about. Called with the store locked: must be quick. */
    void observe(Change change, Consumer<ObjectKey> queue);

    /**
     * Looks at one object, which may be gone, and does what is to be done now.
     *
     * @return when to look again even if nothing changes; null for never
     */
    @Nullable
    Duration reconcile(ObjectKey key);
}
