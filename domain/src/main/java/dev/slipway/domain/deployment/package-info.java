/** Deployment jobs: their rows, steps, states and outcomes. */
@NullMarked
package dev.slipway.domain.deployment;

import org.jspecify.annotations.NullMarked;
