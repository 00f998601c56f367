/** Keeps secrets out of the log: those known to belong to a deployment, and whatever looks like one. */
@NullMarked
package dev.slipway.domain.log.masking;

import org.jspecify.annotations.NullMarked;
