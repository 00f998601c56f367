/** Turns what goes wrong into typed errors, in one place. */
@NullMarked
package dev.slipway.activities.failure;

import org.jspecify.annotations.NullMarked;
