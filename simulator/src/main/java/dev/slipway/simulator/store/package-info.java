/** The objects, their revisions, and who watches them. */
@NullMarked
package dev.slipway.simulator.store;

import org.jspecify.annotations.NullMarked;
