package dev.slipway.workflows.tenant;

import java.util.Locale;

/** The names under which callers and workers meet over tenant deployments. */
public final class TenantDeployments {
    /** The task queue of tenant workflows and their activities. */
    public static final String TASK_QUEUE = "deployments";

    /** The type of the workflow that brings a tenant to its configuration. */
    public static final String DEPLOY_WORKFLOW = "DeployTenant";

    /** The type of the workflow that removes a tenant. */
    public static final String DELETE_WORKFLOW = "DeleteTenant";

    /** The step that makes the tenant's namespace. */
    public static final String NAMESPACE_STEP = "namespace";

    /** The step that checks the whole tenant. */
    public static final String VERIFY_STEP = "verify";

    /** The step that takes back the making of the namespace. */
    public static final String UNDO_NAMESPACE_STEP = "undo-namespace";

    /** The source of the platform's own log lines. */
    public static final String LOG_SOURCE = "slipway";

    private TenantDeployments() {}

    /** The workflow id of a tenant's job: a business key, so that one runs at a time. */
    public static String workflowId(String companyCode) {
        return "tenant/" + companyCode.toLowerCase(Locale.ROOT);
    }
}
