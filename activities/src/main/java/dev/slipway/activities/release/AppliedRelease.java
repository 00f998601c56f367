package dev.slipway.activities.release;

import dev.slipway.activities.helm.ReleaseState;

/**
 * What became of a release that was to be deployed.
 *
 * @param state as Helm has it now
 * @param changed false where it was so already
 */
record AppliedRelease(ReleaseState state, boolean changed) {}
