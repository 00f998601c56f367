package dev.slipway.simulator.node;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a pod has been in a stage. Kept in memory: after a restart a stage that was under way begins again. Thread-safe.
 */
final class Stages {
    private final Map<String, Map<String, Long>> ends = new ConcurrentHashMap<>();

    /** The time that is left of a stage, which begins with the first question; zero when it is over. */
    Duration left(String uid, String stage, Duration length) {
        long now = System.nanoTime();
        long end = ends.computeIfAbsent(uid, u -> new ConcurrentHashMap<>())
                .computeIfAbsent(stage, s -> now + length.toNanos());
        return end - now <= 0 ? Duration.ZERO : Duration.ofNanos(end - now);
    }

    /** Whether it was asked for a stage before. */
    boolean begun(String uid, String stage) {
        Map<String, Long> stages = ends.get(uid);
        return stages != null && stages.containsKey(stage);
    }

    /** Lets a stage begin anew. */
    void restart(String uid, String stage) {
        Map<String, Long> stages = ends.get(uid);
        if (stages != null) {
            stages.remove(stage);
        }
    }

    /** Drops what is known of a pod, and of its containers, whose ids begin with the pod's. */
    void forget(String uid) {
        ends.keySet().removeIf(id -> id.startsWith(uid));
    }
}
