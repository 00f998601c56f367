package dev.slipway.workflows.deployment;

import org.jspecify.annotations.Nullable;

/**
 * Answer of {@link DeploymentActivities#begin}.
 *
 * @param plan what is to be done; null where the deployment had ended before, so that there is nothing to do
 */
public record BegunDeployment(@Nullable DeploymentPlan plan) {}
