package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.deployment.DeploymentProgressRows;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.workflows.deployment.BeginDeployment;
import dev.slipway.workflows.deployment.BegunDeployment;
import dev.slipway.workflows.deployment.DeploymentActivities;
import dev.slipway.workflows.deployment.DeploymentOutcome;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.deployment.WaitingDeployment;
import io.temporal.activity.Activity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** See {@link DeploymentActivities}. */
@Component("deploymentActivities")
public class DeploymentActivitiesImpl implements DeploymentActivities {
    private final DeploymentJournal journal;
    private final DeploymentProgressRows rows;
    private final StepLogs logs;
    private final TransactionOperations transactions;

    DeploymentActivitiesImpl(
            DeploymentJournal journal, DeploymentProgressRows rows, StepLogs logs, TransactionOperations transactions) {
        this.journal = journal;
        this.rows = rows;
        this.logs = logs;
        this.transactions = transactions;
    }

    @Override
    public void waiting(WaitingDeployment input) {
        if (journal.waiting(input.deploymentId(), input.reason())) {
            try (StepLog log = logs.open(input.deploymentId())) {
                log.say("Waiting: " + input.reason());
            }
        }
    }

    @Override
    public BegunDeployment begin(BeginDeployment input) {
        String runId = CurrentRun.of(Activity.getExecutionContext()).runId();
        DeploymentJournal.Begin begun = journal.begin(input.deploymentId(), runId);
        Deployment deployment = journal.get(input.deploymentId());
        try (StepLog log = logs.open(input.deploymentId())) {
            switch (begun) {
                case FIRST -> log.say("Deploying tenant " + deployment.companyCode() + ", job " + deployment.id());
                case TAKEN_OVER -> log.say("Taken up again: what is done already is kept");
                case AGAIN, ENDED -> {
                    // said before
                }
            }
        }
        return new BegunDeployment(begun == DeploymentJournal.Begin.ENDED);
    }

    @Override
    public void finish(FinishDeployment input) {
        RecordedError error =
                Optional.ofNullable(input.error()).map(StepAttempts::recorded).orElse(null);
        try (StepLog log = logs.open(input.deploymentId())) {
            transactions.executeWithoutResult(transaction -> end(input, error, log));
        }
    }

    private void end(FinishDeployment input, @Nullable RecordedError error, StepLog log) {
        if (!journal.end(input.deploymentId(), state(input.outcome()), input.step(), error)) {
            return;
        }
        if (error != null) {
            log.complain("Failed" + (input.step() == null ? "" : " in step " + input.step()) + ": " + error.code());
        }
        try {
            log.endWithin(finalLine(input.outcome()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the worker stops", stopping);
        }
        rows.refreshLastLines(input.deploymentId());
    }

    private static String finalLine(DeploymentOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "Deployment Complete";
            case FAILED -> "Deployment Failed";
            case CANCELLED -> "Deployment Cancelled";
        };
    }

    private static DeploymentState state(DeploymentOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> DeploymentState.SUCCEEDED;
            case FAILED -> DeploymentState.FAILED;
            case CANCELLED -> DeploymentState.CANCELLED;
        };
    }
}
