package dev.slipway.worker;

import java.time.Duration;

/** Says in cron, for a server that has nothing else, how often something recurs. */
final class CronExpression {
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private CronExpression() {}

    /** As near as cron comes: to the minute below an hour, to the hour below a day, else once a day. */
    static String every(Duration interval) {
        long minutes = interval.toMinutes();
        if (minutes <= 1) {
            return "* * * * *";
        }
        if (minutes < HOUR) {
            return "*/" + minutes + " * * * *";
        }
        return minutes < DAY ? "17 */" + minutes / HOUR + " * * *" : "17 3 * * *";
    }
}
