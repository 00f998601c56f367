package dev.slipway.workflows.deployment;

/**
 * Where a deployment's log stands: what goes to its workflow in place of the lines themselves, at most once a second.
 *
 * @param step the step that wrote last
 * @param seq the last line's number
 * @param line the last line as stored, secrets masked
 */
public record LogMarker(String step, long seq, String line) {}
