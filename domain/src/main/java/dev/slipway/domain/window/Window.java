package dev.slipway.domain.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hours of some days of the week. One that ends at or before it begins ends on the next day.
 *
 * @param days the days it opens on, as {@code MON} or {@code MONDAY} in any case; null for all
 * @param from when it opens, as {@code 22:00}
 * @param to when it closes, as {@code 04:30}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Window(
        @Nullable List<String> days,
        @Nullable String from,
        @Nullable String to) {
    private static final int SHORT = 3;

    /** What is wrong with it, for a person; null where nothing is. */
    public @Nullable String problem() {
        if (!isTime(from) || !isTime(to)) {
            return "needs from and to as hours and minutes, such as 22:00";
        }
        boolean known = days == null || (!days.isEmpty() && days.stream().allMatch(Window::isDay));
        return known ? null : "has days that are none; write them as MON, TUE, …";
    }

    boolean opensOn(DayOfWeek day) {
        return days == null || days.stream().anyMatch(name -> day(name) == day);
    }

    LocalTime opening() {
        return time(from);
    }

    boolean isOpen(ZonedDateTime here) {
        LocalTime now = here.toLocalTime();
        LocalTime closing = time(to);
        DayOfWeek today = here.getDayOfWeek();
        if (opening().isBefore(closing)) {
            return opensOn(today) && !now.isBefore(opening()) && now.isBefore(closing);
        }
        return (opensOn(today) && !now.isBefore(opening())) || (opensOn(today.minus(1)) && now.isBefore(closing));
    }

    private static boolean isTime(@Nullable String text) {
        try {
            return text != null && LocalTime.parse(text) != null;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static boolean isDay(@Nullable String name) {
        return name != null && day(name) != null;
    }

    private static @Nullable DayOfWeek day(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equals(upper) || day.name().substring(0, SHORT).equals(upper)) {
                return day;
            }
        }
        return null;
    }

    private static LocalTime time(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("A window without its hours was let in");
        }
        return LocalTime.parse(text);
    }
}
