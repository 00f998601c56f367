package dev.slipway.activities.rollout;

/**
 * Something of a release that runs pods.
 *
 * @param kind {@link #DEPLOYMENT} or {@link #STATEFUL_SET}
 * @param name its name
 * @param generation the generation that is to be rolled out; older ones do not count
 */
public record Workload(String kind, String name, long generation) {
    /** The kind of a Deployment. */
    public static final String DEPLOYMENT = "Deployment";

    /** The kind of a StatefulSet. */
    public static final String STATEFUL_SET = "StatefulSet";

    /** @throws IllegalArgumentException if the kind is neither */
    public Workload {
        if (!isOne(kind)) {
            throw new IllegalArgumentException("Rollouts of kind " + kind + " are not followed");
        }
    }

    /** Whether objects of a kind are workloads. */
    public static boolean isOne(String kind) {
        return kind.equals(DEPLOYMENT) || kind.equals(STATEFUL_SET);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
