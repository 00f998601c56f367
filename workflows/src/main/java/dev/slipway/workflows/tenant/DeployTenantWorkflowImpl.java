package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.BeginDeployment;
import dev.slipway.workflows.deployment.DeploymentActivities;
import dev.slipway.workflows.deployment.DeploymentOutcome;
import dev.slipway.workflows.deployment.DeploymentProgress;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.deployment.LogMarker;
import dev.slipway.workflows.deployment.StepLedger;
import dev.slipway.workflows.deployment.StepProgress;
import dev.slipway.workflows.deployment.WaitingDeployment;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.failure.StepFailures;
import dev.slipway.workflows.release.PlannedRelease;
import dev.slipway.workflows.release.ReleaseInput;
import dev.slipway.workflows.release.ReleaseStep;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** See {@link DeployTenantWorkflow}. */
public final class DeployTenantWorkflowImpl implements DeployTenantWorkflow {
    /** Rows and log: with the database away there is nothing to do but wait for it, so there is no end to retries. */
    private final DeploymentActivities deployment = Workflow.newActivityStub(
            DeploymentActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(30))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofMillis(500))
                            .setMaximumInterval(Duration.ofSeconds(10))
                            .build())
                    .build());

    /** Short calls to the cluster; a namespace of the same name may still be finalising, which can take minutes. */
    private final TenantActivities tenant = Workflow.newActivityStub(
            TenantActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .setScheduleToCloseTimeout(Duration.ofMinutes(30))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofSeconds(1))
                            .setMaximumInterval(Duration.ofSeconds(30))
                            .build())
                    .build());

    private final Logger log = Workflow.getLogger(DeployTenantWorkflowImpl.class);
    private final ReleaseStep release = new ReleaseStep();
    private final DeployTenantInput input;
    private final StepLedger ledger;
    private final Deque<ReleaseInput> undo = new ArrayDeque<>();

    /** Takes the input before the first handler runs, so that an early query is answered. */
    @WorkflowInit
    public DeployTenantWorkflowImpl(DeployTenantInput input) {
        this.input = input;
        this.ledger = new StepLedger(stepNames(input));
    }

    @Override
    public void deploy(DeployTenantInput ignored) {
        try {
            waitForStart();
            if (deployment.begin(new BeginDeployment(input.deploymentId())).ended()) {
                return;
            }
            installAll();
            finish(DeploymentOutcome.SUCCEEDED, null, null);
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                throw cancelled(failure);
            }
            throw failed(StepFailures.fromFailure(failure));
        } catch (CanceledFailure failure) {
            throw cancelled(failure);
        }
    }

    @Override
    public DeploymentProgress progress() {
        return ledger.progress();
    }

    @Override
    public void logged(LogMarker marker) {
        ledger.logged(marker);
    }

    private void waitForStart() {
        Instant notBefore = input.notBefore();
        long millis = notBefore == null ? 0 : notBefore.toEpochMilli() - Workflow.currentTimeMillis();
        if (millis <= 0) {
            return;
        }
        String reason = "not before " + notBefore;
        ledger.waitFor(reason);
        deployment.waiting(new WaitingDeployment(input.deploymentId(), reason));
        Workflow.sleep(Duration.ofMillis(millis));
        ledger.waitFor(null);
    }

    private void installAll() {
        step(
                TenantDeployments.NAMESPACE_STEP,
                () -> tenant.prepareNamespace(wholeTenant(TenantDeployments.NAMESPACE_STEP)));
        for (PlannedRelease planned : input.releases()) {
            ReleaseInput one = new ReleaseInput(input.deploymentId(), input.namespace(), planned);
            undo.push(one);
            step(planned.step(), () -> release.run(one));
        }
        step(TenantDeployments.VERIFY_STEP, () -> tenant.verify(wholeTenant(TenantDeployments.VERIFY_STEP)));
    }

    private void step(String name, Runnable work) {
        ledger.start(name);
        work.run();
        ledger.succeed(name);
    }

    private ApplicationFailure failed(StepError error) {
        String failedStep = ledger.running();
        ledger.stop(StepProgress.State.FAILED);
        if (input.onFailure() == FailurePolicy.ROLLBACK) {
            undoAll();
        }
        finish(DeploymentOutcome.FAILED, failedStep, error);
        return ApplicationFailure.newNonRetryableFailure(error.message(), error.code(), error);
    }

    private TemporalFailure cancelled(TemporalFailure failure) {
        String interrupted = ledger.running();
        ledger.stop(StepProgress.State.CANCELLED);
        CancellationScope cleanUp =
                Workflow.newDetachedCancellationScope(() -> finish(DeploymentOutcome.CANCELLED, interrupted, null));
        cleanUp.run();
        return failure;
    }

    /** A release that cannot be removed must not keep the others from being removed: its error is in the log. */
    private void undoAll() {
        while (!undo.isEmpty()) {
            ReleaseInput back = undo.pop().undoing();
            ledger.start(back.step());
            try {
                release.undo(back);
                ledger.succeed(back.step());
            } catch (ActivityFailure failure) {
                ledger.stop(StepProgress.State.FAILED);
                log.warn("Could not undo {} of {}", back.release().name(), input.companyCode(), failure);
            }
        }
    }

    private void finish(DeploymentOutcome outcome, @Nullable String step, @Nullable StepError error) {
        ledger.end(outcome);
        deployment.finish(new FinishDeployment(input.deploymentId(), outcome, step, error));
    }

    private TenantStepInput wholeTenant(String step) {
        return new TenantStepInput(
                input.deploymentId(), step, input.companyCode(), input.namespace(), input.releases());
    }

    private static List<String> stepNames(DeployTenantInput input) {
        List<String> names = new ArrayList<>();
        names.add(TenantDeployments.NAMESPACE_STEP);
        input.releases().forEach(release -> names.add(release.step()));
        names.add(TenantDeployments.VERIFY_STEP);
        return names;
    }
}
