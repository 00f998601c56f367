/** Ends and starts of the process. */
@NullMarked
package dev.slipway.systemtests.scenario.restart;

import org.jspecify.annotations.NullMarked;
