/** Create, update, patch and delete, with everything the API does around them. */
@NullMarked
package dev.slipway.simulator.object;

import org.jspecify.annotations.NullMarked;
