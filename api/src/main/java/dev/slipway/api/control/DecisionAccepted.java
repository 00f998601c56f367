package dev.slipway.api.control;

import dev.slipway.domain.deployment.DecisionVerb;
import java.util.UUID;

/**
 * The answer to an accepted decision.
 *
 * @param status always {@code accepted}
 * @param message what was decided
 * @param deploymentJobId the job
 * @param decisionId the decision, as it stands in the timeline
 */
record DecisionAccepted(String status, String message, UUID deploymentJobId, UUID decisionId) {
    static DecisionAccepted of(DecisionVerb verb, UUID job, UUID decision) {
        return new DecisionAccepted("accepted", "The job takes the decision: " + verb.wire(), job, decision);
    }
}
