/** Server-side apply: who owns which field. */
@NullMarked
package dev.slipway.simulator.apply;

import org.jspecify.annotations.NullMarked;
