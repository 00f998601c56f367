package dev.slipway.domain.plan;

/**
 * One reason why a change is dangerous.
 *
 * @param code what kind of danger
 * @param reason what would happen, in words; holds no secret
 */
public record Destruction(DestructiveKind code, String reason) {}
