package dev.slipway.workflows.deployment;

import io.temporal.common.SearchAttributeKey;

/**
 * The search attributes by which operators find deployments in the Temporal web UI. They are set only where the
 * server has them registered: a workflow that upserts an unknown one would block.
 */
public final class DeploymentSearchAttributes {
    /** The tenant's company code, upper case. */
    public static final SearchAttributeKey<String> TENANT = SearchAttributeKey.forKeyword("SlipwayTenant");

    /** The step that runs, or the outcome once it has ended. */
    public static final SearchAttributeKey<String> STEP = SearchAttributeKey.forKeyword("SlipwayStep");

    private DeploymentSearchAttributes() {}
}
