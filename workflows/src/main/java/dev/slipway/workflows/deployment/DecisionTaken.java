package dev.slipway.workflows.deployment;

import java.util.UUID;

/**
 * Input of {@link DeploymentActivities#decided}.
 *
 * @param deploymentId the deployment it is about
 * @param decisionId the decision's row
 */
public record DecisionTaken(UUID deploymentId, UUID decisionId) {}
