package dev.slipway.domain.timeline;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that just happened. Immutable; each {@code with} gives a new one.
 *
 * @param companyCode the tenant, upper case
 * @param deploymentId the job it belongs to
 * @param kind what happened
 * @param step the step it is about
 * @param attempt the attempt at the step, from 1
 * @param actor who did it; null for the platform itself
 * @param reason why, in that person's words
 * @param detail what else there is to say; never a secret
 */
public record NewEvent(
        String companyCode,
        @Nullable UUID deploymentId,
        EventKind kind,
        @Nullable String step,
        @Nullable Integer attempt,
        @Nullable String actor,
        @Nullable String reason,
        Map<String, Object> detail) {
    /** Something that happened to a tenant, in a job where there is one. */
    public static NewEvent of(String companyCode, @Nullable UUID deploymentId, EventKind kind) {
        return new NewEvent(companyCode, deploymentId, kind, null, null, null, null, Map.of());
    }

    /** The same at a step; attempt 0 for the step as a whole. */
    public NewEvent at(String theStep, int theAttempt) {
        Integer number = theAttempt == 0 ? null : theAttempt;
        return new NewEvent(companyCode, deploymentId, kind, theStep, number, actor, reason, detail);
    }

    /** The same by a person. */
    public NewEvent by(@Nullable String theActor, @Nullable String theReason) {
        return new NewEvent(companyCode, deploymentId, kind, step, attempt, theActor, theReason, detail);
    }

    /** The same with a detail more; null adds nothing. */
    public NewEvent with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new TreeMap<>(detail);
        more.put(name, value);
        return new NewEvent(companyCode, deploymentId, kind, step, attempt, actor, reason, more);
    }
}
