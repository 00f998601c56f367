package dev.slipway.workflows.deployment;

import java.util.UUID;

/**
 * Input of every deployment workflow. All else is read from the job's row when the run begins, so that whoever starts a
 * run needs to know nothing, and nothing private is in its history.
 *
 * @param deploymentId the deployment's row and log
 * @param companyCode the tenant, upper case
 */
public record DeploymentRef(UUID deploymentId, String companyCode) {}
