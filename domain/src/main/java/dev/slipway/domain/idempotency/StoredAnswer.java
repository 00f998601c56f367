package dev.slipway.domain.idempotency;

/**
 * An answer as it is given again.
 *
 * @param status the HTTP status
 * @param body the JSON, byte for byte
 */
public record StoredAnswer(int status, String body) {}
