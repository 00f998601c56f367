package dev.slipway.workflows.deployment;

import java.util.UUID;

/**
 * Input of {@link DeploymentActivities#begin}.
 *
 * @param deploymentId the deployment that begins
 */
public record BeginDeployment(UUID deploymentId) {}
