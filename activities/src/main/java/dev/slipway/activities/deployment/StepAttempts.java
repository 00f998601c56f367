package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.workflows.deployment.StepInput;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.temporal.activity.ActivityExecutionContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Records attempts at steps in the deployment's rows and log. Thread-safe. */
@Component
class StepAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(StepAttempts.class);

    private final DeploymentJournal journal;
    private final StepLogs logs;

    StepAttempts(DeploymentJournal journal, StepLogs logs) {
        this.journal = journal;
        this.logs = logs;
    }

    void begin(StepInput step, ActivityExecutionContext activity) {
        journal.attempt(step.deploymentId(), step.step(), activity.getInfo().getAttempt());
    }

    /** A failure that cannot be written down, as the database is away, must not hide the failure itself. */
    void fail(StepInput step, StepError error, ActivityExecutionContext activity) {
        String waitingFor = waitingFor(error);
        try (StepLog log = logs.open(step, activity)) {
            log.complain("Step " + step.step() + ": " + error.message() + " (" + error.code() + ")");
            if (error.hint() != null) {
                log.complain("Hint: " + error.hint());
            }
            if (waitingFor != null) {
                log.say("Trying again: attempt " + (activity.getInfo().getAttempt() + 1) + " follows");
            }
            journal.attemptFailed(step.deploymentId(), step.step(), recorded(error), waitingFor);
        } catch (RuntimeException away) {
            LOG.warn("Could not record a failed attempt of deployment {}", step.deploymentId(), away);
        }
    }

    static RecordedError recorded(StepError error) {
        return new RecordedError(
                error.code(), error.failureClass().name().toLowerCase(Locale.ROOT), error.message(), error.hint());
    }

    private static @Nullable String waitingFor(StepError error) {
        FailureClass failureClass = error.failureClass();
        return switch (failureClass) {
            case USER, PLATFORM -> null;
            case TRANSIENT -> "another try: " + error.message();
            case CAPACITY -> "room in the cluster: " + error.message();
        };
    }
}
