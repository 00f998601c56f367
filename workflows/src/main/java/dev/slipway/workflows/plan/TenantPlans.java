package dev.slipway.workflows.plan;

import dev.slipway.workflows.tenant.TenantDeployments;
import java.util.Locale;
import java.util.UUID;

/** The names under which callers and workers meet over plans. */
public final class TenantPlans {
    /** The task queue of plans and their activities, which is that of deployments: both work with Helm. */
    public static final String TASK_QUEUE = TenantDeployments.TASK_QUEUE;

    private TenantPlans() {}

    /** The workflow id of a plan. A tenant can have several at once, beside a deployment: they change nothing. */
    public static String workflowId(String companyCode, UUID planId) {
        return "tenant-plan/" + companyCode.toLowerCase(Locale.ROOT) + "/" + planId;
    }
}
