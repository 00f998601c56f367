package dev.slipway.domain.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment waits for.
 *
 * @param kind what it is, for machines
 * @param reason what it is, for a person
 * @param until when it goes on by itself at the earliest; null where nobody can tell
 */
@Embeddable
public record Waiting(
        @Enumerated(EnumType.STRING) @Column(name = "waiting_kind")
        Kind kind,

        @Column(name = "waiting_for") String reason,
        @Column(name = "waiting_until") @Nullable Instant until) {
    /** What a deployment can wait for; {@link #wire()} is the word callers see. */
    public enum Kind {
        /** The time it was asked to begin at. */
        TIME,
        /** The tenant's next maintenance window. */
        WINDOW,
        /** Its place in the queue of deployments. */
        QUEUE,
        /** Temporal, which does not answer. */
        TEMPORAL,
        /** Somebody's approval of a step. */
        APPROVAL,
        /** Somebody to resume it. */
        RESUME,
        /** Somebody's decision about a failed step. */
        DECISION,
        /** Room in the cluster. */
        CAPACITY,
        /** The next attempt at a step. */
        RETRY;

        /** The word on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
