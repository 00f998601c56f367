package dev.slipway.activities.rollout;

import org.jspecify.annotations.Nullable;

/** Reads counts, which Kubernetes leaves out where they are zero. */
final class Numbers {
    private Numbers() {}

    static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    static long or(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }
}
