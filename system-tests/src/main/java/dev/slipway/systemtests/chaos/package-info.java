/** Slipway in pieces, what is done to them in the middle of deploys, and what became of those. */
@NullMarked
package dev.slipway.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
