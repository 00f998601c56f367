package dev.slipway.simulator.http;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.fault.Faults;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.Listing;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Runs one watch, on the thread that calls it. */
final class WatchStream {
    private static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);

    private final ObjectStore store;
    private final Faults faults;
    private final WatchRequest request;
    private final WatchSink sink;
    private final Kind kind;

    WatchStream(ObjectStore store, Faults faults, WatchRequest request, WatchSink sink) {
        this.store = store;
        this.faults = faults;
        this.request = request;
        this.sink = sink;
        this.kind = request.query().kind();
    }

    /**
     * Sends events until the time is over, the client is gone, or the watch is cut.
     *
     * @throws InterruptedException when it is cut
     */
    void run() throws IOException, InterruptedException {
        try {
            follow(start());
        } catch (ApiError e) {
            send("ERROR", Trees.bytes(e.status()));
        }
    }

    private long start() throws IOException {
        if (request.revision() > 0 && !request.initialEvents()) {
            return request.revision();
        }
        Listing listing = store.list(kind, request.query().namespace());
        for (StoredObject object : listing.objects()) {
            if (request.query().matches(object.tree())) {
                send(Change.Type.ADDED, object);
            }
        }
        if (request.initialEvents()) {
            bookmark(listing.revision(), true);
        }
        return listing.revision();
    }

    private void follow(long start) throws IOException, InterruptedException {
        long position = start;
        long end = System.nanoTime() + request.timeout().toNanos();
        while (System.nanoTime() < end && !store.closed()) {
            long now = store.revision();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Duration wait = left.compareTo(BOOKMARK_EVERY) < 0 ? left : BOOKMARK_EVERY;
            List<Change> changes = store.await(kind, position, wait);
            faults.holdWhileHanging();
            for (Change change : changes) {
                tell(change);
                position = change.object().revision();
            }
            if (changes.isEmpty() && request.bookmarks()) {
                // nothing of this kind happened up to the revision read before the wait
                position = Math.max(position, now);
                bookmark(position, false);
            }
        }
    }

    private void tell(Change change) throws IOException {
        StoredObject previous = change.previous();
        boolean before = previous != null && request.query().matches(previous.tree());
        boolean after = change.type() != Change.Type.DELETED
                && request.query().matches(change.object().tree());
        if (after) {
            send(before ? Change.Type.MODIFIED : Change.Type.ADDED, change.object());
        } else if (before) {
            send(Change.Type.DELETED, change.object());
        }
    }

    private void bookmark(long revision, boolean initialEnd) throws IOException {
        ObjectNode object = Trees.object();
        object.put("kind", kind.name());
        object.put("apiVersion", kind.apiVersion());
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("resourceVersion", Long.toString(revision));
        metadata.putNull("creationTimestamp");
        if (initialEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        ObjectNode shown = request.table().wanted() ? Tables.bookmark(object) : object;
        send("BOOKMARK", Trees.bytes(shown));
    }

    private void send(Change.Type type, StoredObject object) throws IOException {
        byte[] bytes = request.table().wanted()
                ? Trees.bytes(Tables.rows(request.table(), kind, List.of(object.tree())))
                : object.bytes();
        send(type.name(), bytes);
    }

    private void send(String type, byte[] object) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream(object.length + 40);
        event.writeBytes(("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.US_ASCII));
        event.writeBytes(object);
        event.writeBytes("}\n".getBytes(StandardCharsets.US_ASCII));
        sink.send(event.toByteArray());
    }
}
