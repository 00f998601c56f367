package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Compares the cluster's times, which are whole seconds. */
final class Times {
    private Times() {}

    /** Whether an object was made before an instant. */
    static boolean before(HasMetadata object, Instant instant) {
        return before(object.getMetadata().getCreationTimestamp(), instant);
    }

    /** Whether a time was before an instant; false for one that is not there or does not read as one. */
    static boolean before(@Nullable String time, Instant instant) {
        if (time == null) {
            return false;
        }
        try {
            return OffsetDateTime.parse(time).toInstant().isBefore(instant.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
