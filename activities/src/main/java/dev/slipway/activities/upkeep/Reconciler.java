package dev.slipway.activities.upkeep;

import dev.slipway.activities.deployment.DeploymentRuns;
import dev.slipway.activities.deployment.LostRuns;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRepository;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the rows of deployments and their runs together again after whatever came between them. Thread-safe, also in
 * several processes at once.
 */
@Component
class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** Who accepted a job starts it a moment later, and a run writes its end a moment before it is over. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final DeploymentRepository deployments;
    private final DeploymentRuns runs;
    private final LostRuns lostRuns;
    private final Clock clock;

    Reconciler(DeploymentRepository deployments, DeploymentRuns runs, LostRuns lostRuns, Clock clock) {
        this.deployments = deployments;
        this.runs = runs;
        this.lostRuns = lostRuns;
        this.clock = clock;
    }

    void reconcile(WorkflowClient temporal) {
        Instant settled = clock.instant().minus(GRACE);
        List<Deployment> open = deployments.findByEndedAtIsNullOrderById();
        open.stream()
                .filter(deployment -> deployment.createdAt().isBefore(settled))
                .forEach(deployment -> reconcile(deployment, temporal, settled));
    }

    private void reconcile(Deployment deployment, WorkflowClient temporal, Instant settled) {
        Optional<WorkflowExecutionDescription> run = describe(deployment, temporal);
        if (run.isPresent() && run.get().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
            return;
        }
        boolean wasItsRun = run.map(found -> found.getExecution().getRunId().equals(deployment.runId()))
                .orElse(false);
        if (!wasItsRun) {
            LOG.info("Deployment {} has no run; starting one", deployment.id());
            runs.start(deployment, temporal);
            return;
        }
        Instant over = run.get().getCloseTime();
        if (over != null && over.isBefore(settled)) {
            LOG.warn(
                    "The run of deployment {} is over without its end: {}",
                    deployment.id(),
                    run.get().getStatus());
            lostRuns.close(deployment.id(), wording(run.get().getStatus()));
        }
    }

    private static Optional<WorkflowExecutionDescription> describe(Deployment deployment, WorkflowClient temporal) {
        try {
            return Optional.of(
                    temporal.newUntypedWorkflowStub(deployment.workflowId()).describe());
        } catch (WorkflowNotFoundException none) {
            return Optional.empty();
        }
    }

    private static String wording(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_TERMINATED -> "was terminated from outside";
            case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> "timed out";
            default -> "ended without saying how";
        };
    }
}
