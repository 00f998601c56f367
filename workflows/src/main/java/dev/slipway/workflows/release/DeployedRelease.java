package dev.slipway.workflows.release;

/**
 * What {@link ReleaseActivities#deploy} brought about.
 *
 * @param revision the release's revision in the cluster, from 1
 * @param changed false where the release was found deployed as wanted
 */
public record DeployedRelease(int revision, boolean changed) {}
