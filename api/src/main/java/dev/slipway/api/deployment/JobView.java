package dev.slipway.api.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentStep;
import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.domain.deployment.Waiting;
import dev.slipway.domain.tenant.TenantConfig;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deployment job as callers see it.
 *
 * @param id the job's id, the {@code deploymentJobId} of the answer that accepted it
 * @param kind what it does
 * @param companyCode the tenant
 * @param state where it stands
 * @param waitingFor what it waits for, in a sentence; null while it works
 * @param waiting the same with what kind of waiting it is, and until when; null while it works
 * @param steps its steps in their order
 * @param error why it failed; null unless it did
 * @param createdAt when it was asked for
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param workflowId the id of its Temporal workflow
 * @param runId the run that last worked on it
 * @param temporalUrl that run in the Temporal web UI; null where there is none
 * @param requestId the request that asked for it
 * @param requestedBy who asked for it; null for the platform itself
 * @param config what was asked for
 * @param configBefore the tenant's configuration before; null where it had none
 * @param planHash the plan that was agreed to; null where none was
 */
record JobView(
        UUID id,
        String kind,
        String companyCode,
        String state,
        @Nullable String waitingFor,
        @Nullable Wait waiting,
        List<Step> steps,
        @Nullable Failure error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String workflowId,
        @Nullable String runId,
        @Nullable String temporalUrl,
        @Nullable String requestId,
        @Nullable String requestedBy,
        @Nullable TenantConfig config,
        @Nullable TenantConfig configBefore,
        @Nullable String planHash) {
    /**
     * One step.
     *
     * @param name the step's name
     * @param state where it stands
     * @param attempt how many times it was tried
     * @param startedAt when its first attempt began
     * @param endedAt when it ended
     * @param error why it, or its last attempt, failed
     */
    record Step(
            String name,
            String state,
            int attempt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Failure error) {
        static Step of(DeploymentStep step) {
            return new Step(
                    step.name(),
                    step.state().wire(),
                    step.attempt(),
                    step.startedAt(),
                    step.endedAt(),
                    Failure.of(step.error()));
        }
    }

    /**
     * A typed error.
     *
     * @param code stable, upper case
     * @param failureClass who can do something about it: user, transient, capacity or platform
     * @param message what happened
     * @param hint what to do next
     */
    record Failure(
            String code,
            @JsonProperty("class") String failureClass,
            String message,
            @Nullable String hint) {
        static @Nullable Failure of(@Nullable RecordedError error) {
            return error == null
                    ? null
                    : new Failure(error.code(), error.failureClass(), error.message(), error.hint());
        }
    }

    /**
     * What a job waits for.
     *
     * @param kind time, window, queue, temporal, approval, resume, decision, capacity or retry
     * @param reason in a sentence
     * @param until when it goes on by itself at the earliest; null where nobody can tell
     */
    record Wait(String kind, String reason, @Nullable Instant until) {
        static @Nullable Wait of(@Nullable Waiting waiting) {
            return waiting == null ? null : new Wait(waiting.kind().wire(), waiting.reason(), waiting.until());
        }
    }

    static JobView of(Deployment deployment, @Nullable String temporalUrl) {
        return new JobView(
                deployment.id(),
                deployment.kind().wire(),
                deployment.companyCode(),
                deployment.state().wire(),
                deployment.waiting() == null ? null : deployment.waiting().reason(),
                Wait.of(deployment.waiting()),
                deployment.steps().stream().map(Step::of).toList(),
                Failure.of(deployment.error()),
                deployment.createdAt(),
                deployment.startedAt(),
                deployment.endedAt(),
                deployment.workflowId(),
                deployment.runId(),
                temporalUrl,
                deployment.requestId(),
                deployment.requestedBy(),
                MaskedConfig.of(deployment.config()),
                MaskedConfig.of(deployment.configBefore()),
                deployment.planHash());
    }
}
