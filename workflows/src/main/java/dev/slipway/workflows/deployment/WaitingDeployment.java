package dev.slipway.workflows.deployment;

import java.util.UUID;

/**
 * Input of {@link DeploymentActivities#waiting}.
 *
 * @param deploymentId the deployment that waits
 * @param reason what it waits for, for a person, for example {@code not before 2026-12-01T06:00:00Z}
 */
public record WaitingDeployment(UUID deploymentId, String reason) {}
