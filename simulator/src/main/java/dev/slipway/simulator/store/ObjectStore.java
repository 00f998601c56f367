package dev.slipway.simulator.store;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects, under one lock and one revision that rises with each change. Thread-safe. A change is written to the {@link Journal}
 * before it can be seen.
 */
public final class ObjectStore implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Kind, NavigableMap<String, StoredObject>> objects = new HashMap<>();
    private final Map<Kind, History> histories = new HashMap<>();
    private final Map<Kind, Condition> changed = new HashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Journal journal;
    private final long startRevision;
    private long revision;
    private boolean closed;

    /** Takes over what the journal holds. */
    public ObjectStore(Journal journal) {
        this.journal = journal;
        this.revision = Math.max(1, journal.restore((key, tree) -> {
            long at = Long.parseLong(Trees.text(tree, "metadata", "resourceVersion"));
            table(key.kind()).put(key.path(), new StoredObject(key, at, tree));
        }));
        this.startRevision = revision;
    }

    /** Tells of each change, under the lock and in order: a listener must be quick, and must not change anything. */
    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Runs several reads and writes with nothing in between. What was written before an exception stays. */
    public <T> T atomically(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    public Optional<StoredObject> get(ObjectKey key) {
        return atomically(() -> Optional.ofNullable(table(key.kind()).get(key.path())));
    }

    /** @param namespace null for all namespaces */
    public Listing list(Kind kind, @Nullable String namespace) {
        return atomically(() -> {
            NavigableMap<String, StoredObject> table = table(kind);
            var part = namespace == null || !kind.namespaced()
                    ? table
                    : table.subMap(namespace + "/", true, namespace + "0", false);
            return new Listing(revision, List.copyOf(part.values()));
        });
    }

    public long revision() {
        return atomically(() -> revision);
    }

    /** Stores the tree, which then belongs to the store, under the next revision. */
    public StoredObject put(ObjectKey key, ObjectNode tree) {
        return atomically(() -> {
            StoredObject stored = stamped(key, tree);
            StoredObject previous = table(key.kind()).get(key.path());
            journal.put(stored);
            table(key.kind()).put(key.path(), stored);
            publish(new Change(previous == null ? Change.Type.ADDED : Change.Type.MODIFIED, stored, previous));
            return stored;
        });
    }

    /** Removes the object, if it is there. */
    public void remove(ObjectKey key) {
        atomically(() -> {
            StoredObject previous = table(key.kind()).get(key.path());
            if (previous != null) {
                StoredObject last = stamped(key, previous.copy());
                journal.remove(key, last.revision());
                table(key.kind()).remove(key.path());
                publish(new Change(Change.Type.DELETED, last, previous));
            }
            return previous;
        });
    }

    /**
     * Waits for changes of a kind.
     *
     * @return the changes after the revision, oldest first; none when the time is over
     * @throws ApiError 410 when some of them are no longer known
     */
    public List<Change> await(Kind kind, long after, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = timeout.toNanos();
            while (true) {
                History history = history(kind);
                if (history.forgotAfter(after)) {
                    throw ApiError.expired(after, history.forgotten());
                }
                List<Change> changes = history.after(after);
                if (!changes.isEmpty() || nanos <= 0 || closed) {
                    return changes;
                }
                nanos = condition(kind).awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean closed() {
        return atomically(() -> closed);
    }

    /** Ends all waiting, and the journal. */
    @Override
    public void close() {
        atomically(() -> {
            closed = true;
            changed.values().forEach(Condition::signalAll);
            journal.close();
            return closed;
        });
    }

    private StoredObject stamped(ObjectKey key, ObjectNode tree) {
        if (closed) {
            throw ApiError.of(503, "ServiceUnavailable", "the simulated cluster is shutting down");
        }
        revision++;
        Trees.objectAt(tree, "metadata").put("resourceVersion", Long.toString(revision));
        return new StoredObject(key, revision, tree);
    }

    private void publish(Change change) {
        Kind kind = change.object().key().kind();
        history(kind).add(change);
        condition(kind).signalAll();
        listeners.forEach(listener -> listener.accept(change));
        journal.compact(revision, this::everything);
    }

    private List<StoredObject> everything() {
        List<StoredObject> all = new ArrayList<>();
        objects.values().forEach(table -> all.addAll(table.values()));
        return all;
    }

    private NavigableMap<String, StoredObject> table(Kind kind) {
        return objects.computeIfAbsent(kind, k -> new TreeMap<>());
    }

    private History history(Kind kind) {
        return histories.computeIfAbsent(kind, k -> new History(startRevision));
    }

    private Condition condition(Kind kind) {
        return changed.computeIfAbsent(kind, k -> lock.newCondition());
    }
}
