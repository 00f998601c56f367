package dev.slipway.activities.fence;

/** Says of an attempt whether it may still change its release in the cluster. Thread-safe. */
@FunctionalInterface
public interface Fence {
    /**
     * Whether the attempt's lease is held at this moment. It is asked right before each change, so it answers from
     * memory and at once.
     */
    boolean isHeld();

    /**
     * Asks before a change.
     *
     * @throws LeaseLostException where the lease is lost; nothing may be changed then
     */
    default void check() {
        if (!isHeld()) {
            throw new LeaseLostException();
        }
    }
}
