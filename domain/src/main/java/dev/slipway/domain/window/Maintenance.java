package dev.slipway.domain.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a tenant may be changed.
 *
 * @param timeZone the zone its hours are meant in, for example {@code Europe/Berlin}; null for UTC
 * @param windows its windows; it may be changed in any of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Maintenance(
        @Nullable String timeZone, @Nullable List<Window> windows) {
    private static final int A_WEEK = 7;

    /**
     * When it may be changed at the earliest.
     *
     * @return {@code now} where a window is open, or there is none at all; empty where none ever opens
     */
    public Optional<Instant> nextOpening(Instant now) {
        List<Window> all = windows == null ? List.of() : windows;
        if (all.isEmpty()) {
            return Optional.of(now);
        }
        ZonedDateTime here = now.atZone(zone());
        if (all.stream().anyMatch(window -> window.isOpen(here))) {
            return Optional.of(now);
        }
        LocalDate today = here.toLocalDate();
        return today.datesUntil(today.plusDays(A_WEEK + 1L))
                .flatMap(day -> all.stream()
                        .filter(window -> window.opensOn(day.getDayOfWeek()))
                        .map(window -> ZonedDateTime.of(day, window.opening(), here.getZone())))
                .filter(opening -> opening.isAfter(here))
                .map(ZonedDateTime::toInstant)
                .min(Instant::compareTo);
    }

    /** Whether the time zone is one that exists. */
    public boolean hasKnownZone() {
        try {
            zone();
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private ZoneId zone() {
        return ZoneId.of(timeZone == null ? "UTC" : timeZone);
    }
}
