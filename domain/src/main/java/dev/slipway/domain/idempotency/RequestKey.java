package dev.slipway.domain.idempotency;

/**
 * Whose key for what.
 *
 * @param caller who sent the request
 * @param method the HTTP method
 * @param path the address without its query
 * @param value the key they chose, 1 to 255 characters
 */
public record RequestKey(String caller, String method, String path, String value) {}
