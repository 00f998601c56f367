/** The small set of what is done to Slipway in pieces. */
@NullMarked
package dev.slipway.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
