/** JSON patch, merge patch and strategic merge patch. */
@NullMarked
package dev.slipway.simulator.patch;

import org.jspecify.annotations.NullMarked;
