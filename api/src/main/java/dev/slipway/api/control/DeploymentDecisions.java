package dev.slipway.api.control;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.deployment.DecisionVerb;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentControl;
import dev.slipway.domain.deployment.DeploymentDecision;
import dev.slipway.domain.deployment.NewDecision;
import dev.slipway.workflows.deployment.CancelPolicy;
import dev.slipway.workflows.deployment.Decision;
import dev.slipway.workflows.deployment.DeploymentWorkflow;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings people's decisions to the workflows of running jobs, which accept or refuse them at once. Thread-safe. */
@Component
class DeploymentDecisions {
    /** A worker that runs answers within milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WorkflowClient temporal;
    private final DeploymentControl control;

    DeploymentDecisions(WorkflowClient temporal, DeploymentControl control) {
        this.temporal = temporal;
        this.control = control;
    }

    DecisionAccepted take(Deployment job, DecisionVerb verb, DecisionRequest asked, String actor) {
        if (job.ended()) {
            throw refusal(verb, "The job has ended: " + job.state().wire());
        }
        DeploymentDecision decision = control.ask(new NewDecision(
                job.id(),
                verb,
                asked.step(),
                asked.policy() == null ? null : asked.policy().wire(),
                actor,
                asked.reason(),
                asked.config()));
        Decision message = new Decision(decision.id(), job.id(), message(verb), asked.step(), policy(asked.policy()));
        WorkflowUpdateHandle<Void> update = send(job, message, verb);
        try {
            update.getResultAsync(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException failed) {
            refuse(verb, failed);
        }
        return DecisionAccepted.of(verb, job.id(), decision.id());
    }

    /** The same id twice is the same update to Temporal, which takes it once. */
    private WorkflowUpdateHandle<Void> send(Deployment job, Decision decision, DecisionVerb verb) {
        try {
            return temporal.newUntypedWorkflowStub(job.workflowId())
                    .startUpdate(
                            UpdateOptions.newBuilder(Void.class)
                                    .setUpdateName(DeploymentWorkflow.DECIDE)
                                    .setUpdateId(decision.id().toString())
                                    .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                                    .build(),
                            decision);
        } catch (WorkflowUpdateTimeoutOrCancelledException unheard) {
            throw noWorker();
        } catch (WorkflowNotFoundException gone) {
            throw refusal(verb, "The job is not running: it is about to begin, or has just ended");
        }
    }

    /**
     * Tells a refusal from an acceptance that is not recorded yet, as the database is away: that one stands. A validator's
     * failure comes without its type and under the name of an exception of the SDK (sdk-java issue 2875).
     */
    private static void refuse(DecisionVerb verb, CompletionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof WorkflowUpdateException refused
                && refused.getCause() instanceof ApplicationFailure failure) {
            throw refusal(verb, failure.getOriginalMessage());
        }
        if (cause instanceof WorkflowUpdateTimeoutOrCancelledException || cause instanceof TimeoutException) {
            return;
        }
        throw cause instanceof RuntimeException other ? other : failed;
    }

    static ApiException refusal(DecisionVerb verb, String why) {
        return ApiException.of(ErrorCode.NOT_ALLOWED_IN_THIS_STATE, "The job cannot " + verb.wire() + " now", why);
    }

    private static ApiException noWorker() {
        return ApiException.of(
                        ErrorCode.TEMPORAL_UNAVAILABLE,
                        "No worker took the decision in time",
                        "Check that a worker runs, and decide again")
                .retryAfter(PATIENCE);
    }

    private static Decision.Verb message(DecisionVerb verb) {
        return switch (verb) {
            case CANCEL -> Decision.Verb.CANCEL;
            case PAUSE -> Decision.Verb.PAUSE;
            case RESUME -> Decision.Verb.RESUME;
            case APPROVE -> Decision.Verb.APPROVE;
            case REJECT -> Decision.Verb.REJECT;
            case RETRY -> Decision.Verb.RETRY;
            case SKIP -> Decision.Verb.SKIP;
            case ROLLBACK -> Decision.Verb.ROLLBACK;
        };
    }

    private static @Nullable CancelPolicy policy(DecisionRequest.@Nullable Policy policy) {
        return switch (policy) {
            case null -> null;
            case KEEP -> CancelPolicy.KEEP;
            case ROLLBACK -> CancelPolicy.ROLLBACK;
            case DELETE -> CancelPolicy.DELETE;
        };
    }
}
