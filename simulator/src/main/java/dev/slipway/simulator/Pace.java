package dev.slipway.simulator;

import java.time.Duration;

/**
 * How long the simulated cluster takes for things.
 *
 * @param scheduling from a pod's creation to its place on the node
 * @param pulling an image that the node has not got yet
 * @param starting from the pulled image to a running container
 * @param readiness from a running container to its readiness; also the period of its probes
 * @param stopping at most, and never more than a pod's own grace period
 * @param backOff after a first failure of a pull or a container; doubles up to 20 times this
 * @param slow added to readiness for images tagged {@code slow}
 */
public record Pace(
        Duration scheduling,
        Duration pulling,
        Duration starting,
        Duration readiness,
        Duration stopping,
        Duration backOff,
        Duration slow) {
    /** No waiting at all, but for what fails or is slow on purpose. For tests. */
    public static final Pace INSTANT = new Pace(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(200),
            Duration.ofSeconds(3));

    /** About two seconds from a pod's creation to its readiness. For people who watch. */
    public static final Pace LIFELIKE = new Pace(
            Duration.ofMillis(60),
            Duration.ofMillis(900),
            Duration.ofMillis(250),
            Duration.ofMillis(700),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20));
}
