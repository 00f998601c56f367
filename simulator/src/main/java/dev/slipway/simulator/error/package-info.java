/** Refusals, as Kubernetes words them. */
@NullMarked
package dev.slipway.simulator.error;

import org.jspecify.annotations.NullMarked;
