package dev.slipway.simulator.object;

/**
 * How a write is meant.
 *
 * @param manager the field manager
 * @param dryRun check and answer, but store nothing
 * @param strict refuse unknown fields, which are dropped otherwise
 * @param tracked whether the write is recorded in {@code managedFields}
 */
public record WriteOptions(String manager, boolean dryRun, boolean strict, boolean tracked) {
    /** For a component of the cluster itself, whose writes no applier competes with. */
    public static WriteOptions internal(String component) {
        return new WriteOptions(component, false, false, false);
    }
}
