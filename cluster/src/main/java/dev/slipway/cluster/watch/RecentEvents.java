package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The events of the last minutes, so that who begins to follow a release a moment after it was applied misses none.
 * Bounded in time and number. Thread-safe.
 */
final class RecentEvents {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int LIMIT = 2_000;

    private final Deque<Seen> events = new ArrayDeque<>();

    private record Seen(Event event, Instant at) {}

    /** Keeps an event, and says whether it did: one older than the window is of no interest any more. */
    synchronized boolean add(Event event, Instant now) {
        Instant at = EventTimes.last(event).orElse(now);
        if (at.isBefore(now.minus(WINDOW))) {
            return false;
        }
        events.addLast(new Seen(event, at));
        Instant oldest = now.minus(WINDOW);
        while (events.size() > LIMIT
                || (!events.isEmpty() && events.getFirst().at().isBefore(oldest))) {
            events.removeFirst();
        }
        return true;
    }

    /** The events in a namespace, oldest first. */
    synchronized List<Event> in(String namespace) {
        return events.stream()
                .map(Seen::event)
                .filter(event -> namespace.equals(event.getMetadata().getNamespace()))
                .toList();
    }
}
