package dev.slipway.workflows.release;

/**
 * What {@link ReleaseActivities#rollBack} brought about.
 *
 * @param revision the release's revision in the cluster; 0 where it was removed
 */
public record RolledBackRelease(int revision) {}
