/** Which kinds of object there are, and how the API names them. */
@NullMarked
package dev.slipway.simulator.resource;

import org.jspecify.annotations.NullMarked;
