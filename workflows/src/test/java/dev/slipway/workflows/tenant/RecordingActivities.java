package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.Admission;
import dev.slipway.workflows.deployment.BegunDeployment;
import dev.slipway.workflows.deployment.DecisionTaken;
import dev.slipway.workflows.deployment.DeploymentActivities;
import dev.slipway.workflows.deployment.DeploymentMove;
import dev.slipway.workflows.deployment.DeploymentPlan;
import dev.slipway.workflows.deployment.DeploymentRef;
import dev.slipway.workflows.deployment.FailurePolicy;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.deployment.SkippedStep;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.failure.StepFailures;
import dev.slipway.workflows.release.DeployedRelease;
import dev.slipway.workflows.release.ReleaseActivities;
import dev.slipway.workflows.release.ReleaseInput;
import dev.slipway.workflows.release.RollBackRelease;
import dev.slipway.workflows.release.RolledBackRelease;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the world in workflow tests: writes down each call in order and fails the ones it was told to fail.
 */
final class RecordingActivities implements DeploymentActivities, ReleaseActivities, TenantActivities {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<StepError>> failures = new ConcurrentHashMap<>();
    private final Queue<Admission> admissions = new ConcurrentLinkedQueue<>();
    private volatile DeploymentPlan plan = Plans.deploying(FailurePolicy.FAIL);
    private volatile @Nullable String endless;
    private volatile boolean hasEnded;
    private volatile @Nullable FinishDeployment finished;

    /** Makes the next call of that name fail with an error; several are used up in order. */
    void fail(String call, StepError error) {
        failures.computeIfAbsent(call, name -> new ConcurrentLinkedQueue<>()).add(error);
    }

    /** Says what the deployment is to do. */
    void plan(DeploymentPlan planned) {
        plan = planned;
    }

    /** Has the deployment wait before it begins; several are used up in order. */
    void wait(String reason, Instant askAgainAt) {
        admissions.add(new Admission(Admission.Verdict.WAIT, reason, askAgainAt));
    }

    /** Lets the call of that name run until it is cancelled. */
    void runForEver(String call) {
        endless = call;
    }

    /** From now on the deployment has ended before it begins. */
    void ended() {
        hasEnded = true;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Nullable
    FinishDeployment finished() {
        return finished;
    }

    @Override
    public Admission admit(DeploymentRef input) {
        record("admit");
        Admission first = admissions.poll();
        if (first != null) {
            return first;
        }
        return new Admission(hasEnded ? Admission.Verdict.ENDED : Admission.Verdict.BEGIN, null, null);
    }

    @Override
    public BegunDeployment begin(DeploymentRef input) {
        record("begin");
        return new BegunDeployment(plan);
    }

    @Override
    public void moved(DeploymentMove input) {
        record(input.phase() + (input.step() == null ? "" : " " + input.step()));
    }

    @Override
    public void decided(DecisionTaken input) {
        record("decided");
    }

    @Override
    public void skipped(SkippedStep input) {
        record("skipped " + input.step());
    }

    @Override
    public void finish(FinishDeployment input) {
        finished = input;
        record("finish " + input.outcome());
    }

    @Override
    public void prepareNamespace(TenantStepInput input) {
        record("namespace " + input.namespace());
    }

    @Override
    public void removeNamespace(TenantStepInput input) {
        record("remove namespace " + input.namespace());
    }

    @Override
    public DeployedRelease deploy(ReleaseInput input) {
        String call = "deploy " + input.release().name();
        record(call);
        if (call.equals(endless)) {
            untilCancelled();
        }
        return new DeployedRelease(1, true);
    }

    @Override
    public void uninstall(ReleaseInput input) {
        record("uninstall " + input.release().name());
    }

    @Override
    public RolledBackRelease rollBack(RollBackRelease input) {
        record("roll back " + input.release().name() + " to " + input.revision());
        return new RolledBackRelease(input.revision());
    }

    @Override
    public void verify(TenantStepInput input) {
        record("verify " + input.companyCode() + " " + input.releases().size());
    }

    /** Beats as real work does, until the beat is refused. */
    private static void untilCancelled() {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        while (true) {
            activity.heartbeat("working");
            Thread.onSpinWait();
        }
    }

    private void record(String call) {
        calls.add(call);
        Queue<StepError> queue = failures.get(call);
        StepError error = queue == null ? null : queue.poll();
        if (error != null) {
            throw StepFailures.toFailure(error);
        }
    }
}
