/** Who is let in, and what nobody gets to see. */
@NullMarked
package dev.slipway.systemtests.scenario.access;

import org.jspecify.annotations.NullMarked;
