package dev.slipway.api.platform;

/**
 * One of the servers Slipway stands on.
 *
 * @param name what it is for Slipway, for example {@code Database}
 * @param what which program it is, for example {@code PostgreSQL 18, embedded}
 * @param where its address or folder, without a secret
 * @param durable whether what it holds outlives this process
 */
public record Part(String name, String what, String where, boolean durable) {}
