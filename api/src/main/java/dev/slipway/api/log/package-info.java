/** The deployment log's doors: WebSocket, REST and server-sent events, all to the one sequence of lines. */
@NullMarked
package dev.slipway.api.log;

import org.jspecify.annotations.NullMarked;
