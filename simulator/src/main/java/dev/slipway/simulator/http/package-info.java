/** The HTTP and WebSocket side of the API. */
@NullMarked
package dev.slipway.simulator.http;

import org.jspecify.annotations.NullMarked;
