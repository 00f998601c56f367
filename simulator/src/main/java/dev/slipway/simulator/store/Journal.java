package dev.slipway.simulator.store;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Where changes are kept. Called under the store's lock. */
public interface Journal extends AutoCloseable {
    /**
     * Hands over every object that was kept.
     *
     * @return the last revision, 0 when nothing was kept
     */
    long restore(BiConsumer<ObjectKey, ObjectNode> objects);

    /** Keeps an object; it survives the end of the process once this returns. */
    void put(StoredObject object);

    void remove(ObjectKey key, long revision);

    /** Called after each change: a journal that has grown may replace itself by the objects as they are now. */
    void compact(long revision, Supplier<List<StoredObject>> objects);

    @Override
    void close();

    /** Keeps nothing. */
    static Journal none() {
        return new NoJournal();
    }
}
