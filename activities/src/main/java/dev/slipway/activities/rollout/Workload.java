package dev.slipway.activities.rollout;

/**
 * Something of a release that runs pods.
 *
 * @param kind {@code Deployment} or {@code StatefulSet}
 * @param name its name
 * @param generation the generation that is to be rolled out; older ones do not count
 */
public record Workload(String kind, String name, long generation) {
    /** The kind of a Deployment. */
    public static final String DEPLOYMENT = "Deployment";

    /** The kind of a StatefulSet. */
    public static final String STATEFUL_SET = "StatefulSet";

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
