package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.EventTimes;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one rollout, each in its newest form, in the order they were last seen. Those from before it are left
 * out. Of bounded size. One thread's.
 */
final class EventBook {
    private static final int LIMIT = 2_000;

    private final Instant since;
    private final Map<String, Event> events = new LinkedHashMap<>();

    /** @param since events of earlier rollouts are not taken; the cluster's times are whole seconds */
    EventBook(Instant since) {
        this.since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    void add(List<Event> more) {
        for (Event event : more) {
            if (EventTimes.last(event).filter(at -> at.isBefore(since)).isPresent()) {
                continue;
            }
            String id = event.getMetadata().getNamespace() + "/"
                    + event.getMetadata().getName();
            events.remove(id);
            events.put(id, event);
        }
        while (events.size() > LIMIT) {
            events.remove(events.keySet().iterator().next());
        }
    }

    /** The events about an object, oldest first. One that was replaced by another of its name is another. */
    List<Event> about(HasMetadata object) {
        return about(
                object.getKind(),
                object.getMetadata().getName(),
                object.getMetadata().getUid());
    }

    /** The events about an object by name alone. */
    List<Event> about(String kind, String name) {
        return about(kind, name, null);
    }

    /** The newest event about an object for one of the reasons. */
    Optional<Event> newest(HasMetadata object, Set<String> reasons) {
        return about(object).stream()
                .filter(event -> reasons.contains(event.getReason()))
                .reduce((older, newer) -> newer);
    }

    private List<Event> about(String kind, String name, @Nullable String uid) {
        return events.values().stream()
                .filter(event -> isAbout(event.getInvolvedObject(), kind, name, uid))
                .toList();
    }

    private static boolean isAbout(ObjectReference about, String kind, String name, @Nullable String uid) {
        return kind.equals(about.getKind())
                && name.equals(about.getName())
                && (uid == null || about.getUid() == null || uid.equals(about.getUid()));
    }
}
