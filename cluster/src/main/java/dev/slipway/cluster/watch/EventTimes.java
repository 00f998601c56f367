package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When events happened, which different sources write in different fields. */
public final class EventTimes {
    private EventTimes() {}

    /** When it last happened; empty where it does not say, or not readably. */
    public static Optional<Instant> last(Event event) {
        return Stream.of(
                        event.getSeries() == null
                                ? null
                                : text(event.getSeries().getLastObservedTime()),
                        event.getLastTimestamp(),
                        text(event.getEventTime()),
                        event.getFirstTimestamp(),
                        event.getMetadata().getCreationTimestamp())
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(EventTimes::parse);
    }

    private static @Nullable String text(@Nullable MicroTime time) {
        return time == null ? null : time.getTime();
    }

    private static Optional<Instant> parse(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
