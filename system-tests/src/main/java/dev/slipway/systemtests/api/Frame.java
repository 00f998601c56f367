package dev.slipway.systemtests.api;

import java.time.Instant;

/**
 * A text frame of a WebSocket.
 *
 * @param text the whole text
 * @param arrived when its last part had come
 */
public record Frame(String text, Instant arrived) {}
