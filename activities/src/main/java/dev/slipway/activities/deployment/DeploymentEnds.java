package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.deployment.DeploymentProgressRows;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.workflows.deployment.DeploymentOutcome;
import dev.slipway.workflows.deployment.FinishDeployment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes how deployments end: rows and last line in one transaction. Thread-safe. */
@Component
class DeploymentEnds {
    private final DeploymentJournal journal;
    private final DeploymentProgressRows rows;
    private final StepLogs logs;
    private final TransactionOperations transactions;

    DeploymentEnds(
            DeploymentJournal journal, DeploymentProgressRows rows, StepLogs logs, TransactionOperations transactions) {
        this.journal = journal;
        this.rows = rows;
        this.logs = logs;
        this.transactions = transactions;
    }

    void end(FinishDeployment input) {
        RecordedError error =
                Optional.ofNullable(input.error()).map(StepAttempts::recorded).orElse(null);
        try (StepLog log = logs.open(input.deploymentId())) {
            transactions.executeWithoutResult(transaction -> end(input, error, log));
        }
    }

    private void end(FinishDeployment input, @Nullable RecordedError error, StepLog log) {
        if (!journal.end(input.deploymentId(), state(input.outcome()), input.step(), error, input.undone())) {
            return;
        }
        if (error != null) {
            log.complain("Failed" + (input.step() == null ? "" : " in step " + input.step()) + ": " + error.code());
        }
        List<String> leftBehind = input.leftBehind();
        if (leftBehind != null && !leftBehind.isEmpty()) {
            log.complain(DeploymentWords.leftBehind(leftBehind));
        }
        try {
            log.endWithin(DeploymentWords.last(input.outcome()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the worker stops", stopping);
        }
        rows.refreshLastLines(input.deploymentId());
    }

    private static DeploymentState state(DeploymentOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> DeploymentState.SUCCEEDED;
            case FAILED -> DeploymentState.FAILED;
            case CANCELLED -> DeploymentState.CANCELLED;
        };
    }
}
