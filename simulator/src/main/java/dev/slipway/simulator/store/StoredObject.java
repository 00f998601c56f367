package dev.slipway.simulator.store;

import dev.slipway.simulator.json.Trees;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An object at one revision. Never changes; whoever wants to change it takes a {@link #copy()}. Thread-safe. */
public final class StoredObject {
    private final ObjectKey key;
    private final long revision;
    private final ObjectNode tree;
    private volatile byte @Nullable [] bytes;

    StoredObject(ObjectKey key, long revision, ObjectNode tree) {
        this.key = key;
        this.revision = revision;
        this.tree = tree;
    }

    public ObjectKey key() {
        return key;
    }

    public long revision() {
        return revision;
    }

    /** To be read only. */
    public ObjectNode tree() {
        return tree;
    }

    public ObjectNode copy() {
        return tree.deepCopy();
    }

    /** The object as JSON; made once for all who watch. To be read only. */
    public byte[] bytes() {
        byte[] made = bytes;
        if (made == null) {
            made = Trees.bytes(tree);
            bytes = made;
        }
        return made;
    }

    public String uid() {
        return Trees.text(tree, "metadata", "uid");
    }

    public boolean terminating() {
        return Trees.has(tree, "metadata", "deletionTimestamp");
    }
}
