package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.domain.deployment.Waiting;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.failure.StepFailures;
import dev.slipway.workflows.step.StepInput;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private final Clock clock;

    StepAttempts(DeploymentJournal journal, StepLogs logs, Clock clock) {
        this.journal = journal;
        this.logs = logs;
        this.clock = clock;
    }

    void begin(StepInput step, ActivityExecutionContext activity) {
        journal.attempt(step.deploymentId(), step.step(), activity.getInfo().getAttempt());
    }

    /** A failure that cannot be written down, as the database is away, must not hide the failure itself. */
    void fail(StepInput step, StepError error, ActivityExecutionContext activity) {
        int attempt = activity.getInfo().getAttempt();
        Waiting waiting = waiting(error, attempt);
        try (StepLog log = logs.open(step, activity)) {
            log.complain("Step " + step.step() + ": " + error.message() + " (" + error.code() + ")");
            if (error.hint() != null) {
                log.complain("Hint: " + error.hint());
            }
            if (waiting != null) {
                log.say("Trying again: attempt " + (attempt + 1) + " follows");
            }
            journal.attemptFailed(step.deploymentId(), step.step(), attempt, recorded(error), waiting);
        } catch (RuntimeException away) {
            LOG.warn("Could not record a failed attempt of deployment {}", step.deploymentId(), away);
        }
    }

    /** Notes that another worker is to go on. */
    void handOver(StepInput step, ActivityExecutionContext activity) {
        StepError error = HandOverException.ERROR;
        try (StepLog log = logs.open(step, activity)) {
            log.say("Handing step " + step.step() + " over to another worker: this one stops");
            journal.attemptFailed(
                    step.deploymentId(),
                    step.step(),
                    activity.getInfo().getAttempt(),
                    recorded(error),
                    new Waiting(Waiting.Kind.RETRY, "another worker: one stopped", null));
        } catch (RuntimeException away) {
            LOG.warn("Could not record the hand-over of deployment {}", step.deploymentId(), away);
        }
    }

    static RecordedError recorded(StepError error) {
        return new RecordedError(
                error.code(), error.failureClass().name().toLowerCase(Locale.ROOT), error.message(), error.hint());
    }

    private @Nullable Waiting waiting(StepError error, int attempt) {
        FailureClass failureClass = error.failureClass();
        Instant next = clock.instant()
                .plus(StepFailures.untilRetry(failureClass, attempt))
                .truncatedTo(ChronoUnit.SECONDS);
        return switch (failureClass) {
            case USER, PLATFORM -> null;
            case TRANSIENT -> new Waiting(Waiting.Kind.RETRY, "another try: " + error.message(), next);
            case CAPACITY -> new Waiting(Waiting.Kind.CAPACITY, "room in the cluster: " + error.message(), next);
        };
    }
}
