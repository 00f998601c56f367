package dev.slipway.activities.release;

import java.time.Duration;

/**
 * A point of time by both of this machine's clocks. One stands still while the machine sleeps, the other may be set
 * back; of the times that they tell, the longer counts.
 *
 * @param nanoTime as {@link System#nanoTime}
 * @param epochMillis as {@link System#currentTimeMillis}
 */
record Moment(long nanoTime, long epochMillis) {
    static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }

    /** The time since then, at most. */
    Duration since(Moment earlier) {
        Duration elapsed = Duration.ofNanos(nanoTime - earlier.nanoTime);
        Duration byTheCalendar = Duration.ofMillis(epochMillis - earlier.epochMillis);
        return elapsed.compareTo(byTheCalendar) >= 0 ? elapsed : byTheCalendar;
    }
}
