package dev.slipway.api.timeline;

import dev.slipway.domain.timeline.TenantEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a tenant.
 *
 * @param id the event's id; ids are ordered by time
 * @param at when
 * @param kind what, for example {@code step_failed}
 * @param deploymentId the job it belongs to
 * @param step the step it is about
 * @param attempt the attempt at the step, from 1
 * @param actor who did it; null for the platform itself
 * @param reason why, in that person's words
 * @param detail what else there is to say, by kind
 */
record EventView(
        UUID id,
        Instant at,
        String kind,
        @Nullable UUID deploymentId,
        @Nullable String step,
        @Nullable Integer attempt,
        @Nullable String actor,
        @Nullable String reason,
        Map<String, Object> detail) {
    static EventView of(TenantEvent event) {
        return new EventView(
                event.id(),
                event.at(),
                event.kind().wire(),
                event.deploymentId(),
                event.step(),
                event.attempt(),
                event.actor(),
                event.reason(),
                event.detail());
    }
}
