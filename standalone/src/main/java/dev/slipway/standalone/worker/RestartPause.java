package dev.slipway.standalone.worker;

import java.time.Duration;

/**
 * How long to wait before a worker is started in the place of one that died: not at all after one that had worked, twice
 * as long each time after ones that never came so far. Thread-safe.
 */
final class RestartPause {
    /** It never gets longer. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int LAST_DOUBLING = 5;

    private int failedStarts;

    /**
     * The pause after one more death.
     *
     * @param hadWorked whether the dead one had been ready
     */
    synchronized Duration after(boolean hadWorked) {
        if (hadWorked) {
            failedStarts = 0;
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failedStarts, LAST_DOUBLING));
        failedStarts++;
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
