package dev.slipway.simulator.store;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** For a cluster that lives in memory alone. */
final class NoJournal implements Journal {
    @Override
    public long restore(BiConsumer<ObjectKey, ObjectNode> objects) {
        return 0;
    }

    @Override
    public void put(StoredObject object) {}

    @Override
    public void remove(ObjectKey key, long revision) {}

    @Override
    public void compact(long revision, Supplier<List<StoredObject>> objects) {}

    @Override
    public void close() {}
}
