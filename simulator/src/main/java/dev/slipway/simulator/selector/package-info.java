/** Label and field selectors. */
@NullMarked
package dev.slipway.simulator.selector;

import org.jspecify.annotations.NullMarked;
