/** Single-use tickets that open a WebSocket. */
@NullMarked
package dev.slipway.domain.ticket;

import org.jspecify.annotations.NullMarked;
