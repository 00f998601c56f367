package dev.slipway.workflows.deployment;

import java.util.UUID;

/**
 * Input of {@link DeploymentActivities#skipped}.
 *
 * @param deploymentId the deployment
 * @param step the step it goes on without
 */
public record SkippedStep(UUID deploymentId, String step) {}
