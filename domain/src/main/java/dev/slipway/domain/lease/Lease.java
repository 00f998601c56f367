package dev.slipway.domain.lease;

/**
 * The right to change one release, for as long as it is renewed.
 *
 * @param release {@code namespace/name}
 * @param holder who has it, in words for a person
 * @param token larger than that of every earlier lease of the release
 */
public record Lease(String release, String holder, long token) {}
