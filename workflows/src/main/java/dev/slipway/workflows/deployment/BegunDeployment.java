package dev.slipway.workflows.deployment;

/**
 * Answer of {@link DeploymentActivities#begin}.
 *
 * @param ended whether the deployment had ended before, so that there is nothing to do: the run was started once more
 */
public record BegunDeployment(boolean ended) {}
