package dev.slipway.systemtests.chaos;

import java.time.Duration;

/** Lets time pass that belongs to what is done, such as how long something is away. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
