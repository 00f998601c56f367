package dev.slipway.workflows.deployment;

import dev.slipway.workflows.release.PlannedRelease;
import java.util.List;

/**
 * What a deployment is to do, as its row says when it begins.
 *
 * @param companyCode the tenant, upper case
 * @param namespace the tenant's namespace
 * @param releases the releases it works on, in the order in which they are installed
 * @param steps the names of all its steps in their order
 * @param onFailure what to do when a step fails for good
 * @param requireApproval the steps that wait for a person's approval
 * @param keepData whether a deletion leaves the volumes, and so the namespace they are in
 */
public record DeploymentPlan(
        String companyCode,
        String namespace,
        List<PlannedRelease> releases,
        List<String> steps,
        FailurePolicy onFailure,
        List<String> requireApproval,
        boolean keepData) {}
