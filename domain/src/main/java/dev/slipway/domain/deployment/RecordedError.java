package dev.slipway.domain.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * A typed error as it is kept with a deployment or step.
 *
 * @param code stable, upper case
 * @param failureClass who can do something about it: {@code user}, {@code transient}, {@code capacity}, {@code platform}
 * @param message what happened, for a person
 * @param hint what to do next
 */
@Embeddable
public record RecordedError(
        @Column(name = "error_code") String code,
        @Column(name = "error_class") String failureClass,
        @Column(name = "error_message") String message,
        @Column(name = "error_hint") @Nullable String hint) {}
