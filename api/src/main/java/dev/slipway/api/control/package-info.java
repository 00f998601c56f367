/** The reins of running jobs: people's decisions, over HTTP. */
@NullMarked
package dev.slipway.api.control;

import org.jspecify.annotations.NullMarked;
