package dev.slipway.systemtests.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Durations of the same thing, many times. Immutable. */
public final class Samples {
    private final long[] sortedNanos;

    /** At least one duration. */
    public Samples(Collection<Duration> durations) {
        this.sortedNanos =
                durations.stream().mapToLong(Duration::toNanos).sorted().toArray();
        if (sortedNanos.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
    }

    /** How many there are. */
    public int count() {
        return sortedNanos.length;
    }

    /** The smallest that a share of all do not exceed (nearest rank). */
    public Duration percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sortedNanos.length);
        return Duration.ofNanos(sortedNanos[Math.max(0, rank - 1)]);
    }

    /** The middle one. */
    public Duration median() {
        return percentile(50);
    }

    /** The longest. */
    public Duration max() {
        return Duration.ofNanos(Arrays.stream(sortedNanos).max().getAsLong());
    }

    /** Median, 99th percentile, maximum and count in one line. */
    String summary() {
        return "p50 " + millis(median()) + ", p99 " + millis(percentile(99)) + ", max " + millis(max()) + " (n = "
                + count() + ")";
    }

    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    /** A duration in seconds, with its unit. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
