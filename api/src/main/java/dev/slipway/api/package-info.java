/** The doors: REST, WebSocket and SSE. */
@NullMarked
package dev.slipway.api;

import org.jspecify.annotations.NullMarked;
