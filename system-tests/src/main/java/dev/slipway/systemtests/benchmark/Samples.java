package dev.slipway.systemtests.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Durations of the same thing, many times. */
final class Samples {
    private final long[] sortedNanos;

    Samples(Collection<Duration> durations) {
        this.sortedNanos =
                durations.stream().mapToLong(Duration::toNanos).sorted().toArray();
        if (sortedNanos.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
    }

    int count() {
        return sortedNanos.length;
    }

    /** The smallest that a share of all do not exceed (nearest rank). */
    Duration percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sortedNanos.length);
        return Duration.ofNanos(sortedNanos[Math.max(0, rank - 1)]);
    }

    Duration median() {
        return percentile(50);
    }

    Duration max() {
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

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
