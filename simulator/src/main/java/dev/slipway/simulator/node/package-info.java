/** The simulated node: scheduling, and containers that pull, start, fail and log. */
@NullMarked
package dev.slipway.simulator.node;

import org.jspecify.annotations.NullMarked;
