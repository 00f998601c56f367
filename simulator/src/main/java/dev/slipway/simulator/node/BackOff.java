package dev.slipway.simulator.node;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pauses that double with each failure. */
final class BackOff {
    private static final int LONGEST = 20;

    private final Duration first;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    BackOff(Duration first) {
        this.first = first;
    }

    Duration next(String id) {
        int count = failures.merge(id, 1, Integer::sum);
        long factor = Math.min(LONGEST, 1L << Math.min(count - 1, 5));
        return first.multipliedBy(factor);
    }

    /** Drops what is known of a container, or of all containers of a pod, whose ids begin with the pod's. */
    void forget(String id) {
        failures.keySet().removeIf(known -> known.startsWith(id));
    }
}
