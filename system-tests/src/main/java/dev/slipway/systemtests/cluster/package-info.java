/** The cluster behind Slipway, seen past Slipway. */
@NullMarked
package dev.slipway.systemtests.cluster;

import org.jspecify.annotations.NullMarked;
