/** The HTTP and WebSocket interface as a caller sees it. */
@NullMarked
package dev.slipway.systemtests.api;

import org.jspecify.annotations.NullMarked;
