package dev.slipway.api.drift;

import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.workflows.upkeep.UpkeepRound;
import dev.slipway.workflows.upkeep.UpkeepTask;
import dev.slipway.workflows.upkeep.UpkeepWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has single tenants checked for drift between the rounds that recur. Thread-safe. */
@Component
class DriftCheckStarter {
    private static final Logger LOG = LoggerFactory.getLogger(DriftCheckStarter.class);

    private final WorkflowClient temporal;

    DriftCheckStarter(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /** Starts a check; one of the tenant that runs already is as good. */
    void start(CompanyCode code) {
        UpkeepWorkflow workflow = temporal.newWorkflowStub(
                UpkeepWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(UpkeepTask.DRIFT.id(code.value()))
                        .setTaskQueue(UpkeepTask.TASK_QUEUE)
                        .setStaticSummary("Check tenant " + code + " for drift")
                        .build());
        try {
            WorkflowStub.fromTyped(workflow).start(new UpkeepRound(UpkeepTask.DRIFT, code.value()));
        } catch (WorkflowExecutionAlreadyStarted running) {
            LOG.debug("Tenant {} is being checked already", code);
        }
    }
}
