/** What must hold after whatever happened. */
@NullMarked
package dev.slipway.systemtests.invariant;

import org.jspecify.annotations.NullMarked;
