package dev.slipway.api.log;

import java.util.UUID;

/**
 * What a viewer asked for.
 *
 * @param deploymentId whose log
 * @param after the number of the last line they have
 * @param format how they read it
 */
record LogRequest(UUID deploymentId, long after, LogFormat format) {}
