package dev.slipway.workflows.deployment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a deployment that runs. Who decided and why stands in the decision's row, so that it is in
 * no workflow history.
 *
 * @param id the decision's row; the same decision sent twice counts once
 * @param deploymentId the deployment it is about: the tenant's workflow may work on another by now
 * @param verb what is decided
 * @param step the step it is about; null for the one that waits, or where it is about the whole
 * @param policy what becomes of what was done; only with {@link Verb#CANCEL}, null for {@link CancelPolicy#KEEP}
 */
public record Decision(
        UUID id,
        UUID deploymentId,
        Verb verb,
        @Nullable String step,
        @Nullable CancelPolicy policy) {
    /** What can be decided. */
    public enum Verb {
        /** Stop now. */
        CANCEL,
        /** Stop before the next step. */
        PAUSE,
        /** Go on after a pause. */
        RESUME,
        /** Let a step begin. */
        APPROVE,
        /** Do not let a step begin; the deployment fails. */
        REJECT,
        /** Try the failed step again, maybe with the corrected configuration in the decision's row. */
        RETRY,
        /** Go on without the failed step. */
        SKIP,
        /** Take back what the deployment did, after a step has failed. */
        ROLLBACK
    }

    /** What becomes of what was done, where this cancels. */
    public CancelPolicy policyOrKeep() {
        return policy == null ? CancelPolicy.KEEP : policy;
    }
}
