/**
 * The append-only deployment log: lines are cleaned, masked, written in batches and numbered 1..N for each deployment;
 * the commit tells whoever watches by NOTIFY. {@link dev.slipway.domain.log.DeploymentLogWriter} writes,
 * {@link dev.slipway.domain.log.DeploymentLogReader} reads pages,
 * {@link dev.slipway.domain.log.feed.DeploymentLogFeed} follows.
 */
@NullMarked
package dev.slipway.domain.log;

import org.jspecify.annotations.NullMarked;
