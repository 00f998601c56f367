/**
 * Follows logs as they are written: one connection of the process listens, each batch is read once, and every follower
 * takes lines at its own pace from the tail that is kept in memory, or from the table when it is behind that.
 */
@NullMarked
package dev.slipway.domain.log.feed;

import org.jspecify.annotations.NullMarked;
