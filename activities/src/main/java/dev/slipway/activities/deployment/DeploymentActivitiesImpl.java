package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentControl;
import dev.slipway.domain.deployment.DeploymentDecision;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.deployment.DeploymentQueue;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Waiting;
import dev.slipway.workflows.deployment.Admission;
import dev.slipway.workflows.deployment.BegunDeployment;
import dev.slipway.workflows.deployment.DecisionTaken;
import dev.slipway.workflows.deployment.DeploymentActivities;
import dev.slipway.workflows.deployment.DeploymentMove;
import dev.slipway.workflows.deployment.DeploymentRef;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.deployment.SkippedStep;
import io.temporal.activity.Activity;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** See {@link DeploymentActivities}. */
@Component("deploymentActivities")
public class DeploymentActivitiesImpl implements DeploymentActivities {
    private final DeploymentJournal journal;
    private final DeploymentControl control;
    private final DeploymentQueue queue;
    private final DeploymentPlans plans;
    private final DeploymentEnds ends;
    private final WaitingDeployments waitingDeployments;
    private final StepLogs logs;

    DeploymentActivitiesImpl(
            DeploymentJournal journal,
            DeploymentControl control,
            DeploymentQueue queue,
            DeploymentPlans plans,
            DeploymentEnds ends,
            WaitingDeployments waitingDeployments,
            StepLogs logs) {
        this.journal = journal;
        this.control = control;
        this.queue = queue;
        this.plans = plans;
        this.ends = ends;
        this.waitingDeployments = waitingDeployments;
        this.logs = logs;
    }

    @Override
    public Admission admit(DeploymentRef input) {
        UUID id = input.deploymentId();
        if (journal.get(id).ended()) {
            return new Admission(Admission.Verdict.ENDED, null, null);
        }
        Optional<Waiting> waiting = queue.admit(id);
        if (waiting.isEmpty()) {
            return new Admission(Admission.Verdict.BEGIN, null, null);
        }
        Waiting reason = waiting.get();
        if (control.waiting(id, reason)) {
            say(id, "Waiting for " + reason.reason());
        }
        return new Admission(Admission.Verdict.WAIT, reason.reason(), reason.until());
    }

    @Override
    public BegunDeployment begin(DeploymentRef input) {
        UUID id = input.deploymentId();
        String runId = CurrentRun.of(Activity.getExecutionContext()).runId();
        DeploymentJournal.Begin begun = journal.begin(id, runId);
        Deployment deployment = journal.get(id);
        switch (begun) {
            case FIRST -> say(id, DeploymentWords.beginning(deployment));
            case TAKEN_OVER -> say(id, "Taken up again: what is done already is kept");
            case AGAIN, ENDED -> {
                // said before
            }
        }
        return new BegunDeployment(begun == DeploymentJournal.Begin.ENDED ? null : plans.of(id));
    }

    @Override
    public void moved(DeploymentMove input) {
        UUID id = input.deploymentId();
        String step = input.step();
        DeploymentState state = switch (input.phase()) {
            case RUNNING -> DeploymentState.RUNNING;
            case PAUSED, AWAITING_APPROVAL -> DeploymentState.PAUSED;
            case ATTENTION -> DeploymentState.ATTENTION;
            case ROLLING_BACK -> DeploymentState.ROLLING_BACK;
            case CANCELLING -> DeploymentState.CANCELLING;
        };
        if (!control.move(id, state, waiting(input.phase(), step))) {
            return;
        }
        say(id, DeploymentWords.moved(input.phase(), step));
        switch (state) {
            case PAUSED, ATTENTION -> waitingDeployments.nudge(Activity.getExecutionContext());
            case PENDING, RUNNING, ROLLING_BACK, CANCELLING, SUCCEEDED, FAILED, CANCELLED -> {
                // the place stays taken
            }
        }
    }

    @Override
    public void decided(DecisionTaken input) {
        Optional<DeploymentDecision> taken = control.taken(input.decisionId());
        taken.ifPresent(decision -> say(input.deploymentId(), DeploymentWords.decided(decision)));
    }

    @Override
    public void skipped(SkippedStep input) {
        if (journal.skipped(input.deploymentId(), input.step())) {
            say(input.deploymentId(), "Going on without step " + input.step());
        }
    }

    @Override
    public void finish(FinishDeployment input) {
        ends.end(input);
        waitingDeployments.nudge(Activity.getExecutionContext());
    }

    private void say(UUID deploymentId, String line) {
        try (StepLog log = logs.open(deploymentId)) {
            log.say(line);
        }
    }

    private static @Nullable Waiting waiting(DeploymentMove.Phase phase, @Nullable String step) {
        return switch (phase) {
            case RUNNING, ROLLING_BACK, CANCELLING -> null;
            case PAUSED -> new Waiting(Waiting.Kind.RESUME, "somebody to resume it before step " + step, null);
            case AWAITING_APPROVAL -> new Waiting(Waiting.Kind.APPROVAL, "approval of step " + step, null);
            case ATTENTION ->
                new Waiting(
                        Waiting.Kind.DECISION,
                        "a decision about the failed step " + step + ": retry, skip, rollback or cancel",
                        null);
        };
    }
}
