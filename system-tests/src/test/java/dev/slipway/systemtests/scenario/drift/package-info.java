/** Somebody changes the cluster behind Slipway's back. */
@NullMarked
package dev.slipway.systemtests.scenario.drift;

import org.jspecify.annotations.NullMarked;
