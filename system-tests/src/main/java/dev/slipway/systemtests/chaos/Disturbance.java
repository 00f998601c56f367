package dev.slipway.systemtests.chaos;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Something bad that is done to a platform in the middle of deploys. */
interface Disturbance {
    /** What is done, for a table. */
    String what();

    /** Whether it can be done to this platform. */
    default boolean isPossible(SplitPlatform platform) {
        return true;
    }

    /** Brings the platform into the shape it is to be hit in. */
    default void prepare(SplitPlatform platform) {
        platform.scaleWorkers(1);
        platform.awaitApi();
    }

    /**
     * Does it. When this returns, everything runs again or is being started.
     *
     * @return how long what was taken away was away at the least: time that no deploy can make up for
     */
    Duration strike(SplitPlatform platform, RandomGenerator random);

    /** What remains to be done once the deploys have ended, before they are looked at. */
    default void finish(SplitPlatform platform) {}

    /** How much longer than undisturbed a deploy may take, besides what was away; null where nothing is promised. */
    default @Nullable Duration promise() {
        return null;
    }
}
