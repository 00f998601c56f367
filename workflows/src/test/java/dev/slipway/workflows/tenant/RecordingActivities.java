package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.BeginDeployment;
import dev.slipway.workflows.deployment.BegunDeployment;
import dev.slipway.workflows.deployment.DeploymentActivities;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.deployment.WaitingDeployment;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.failure.StepFailures;
import dev.slipway.workflows.release.AppliedRelease;
import dev.slipway.workflows.release.ReleaseActivities;
import dev.slipway.workflows.release.ReleaseInput;
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
    private volatile boolean hasEnded;
    private volatile @Nullable FinishDeployment finished;

    /** Makes the next call of that name fail with an error; several are used up in order. */
    void fail(String call, StepError error) {
        failures.computeIfAbsent(call, name -> new ConcurrentLinkedQueue<>()).add(error);
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
    public void waiting(WaitingDeployment input) {
        record("waiting");
    }

    @Override
    public BegunDeployment begin(BeginDeployment input) {
        record("begin");
        return new BegunDeployment(hasEnded);
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
    public AppliedRelease apply(ReleaseInput input) {
        record("apply " + input.release().name());
        return new AppliedRelease(1, true);
    }

    @Override
    public void rollOut(ReleaseInput input) {
        record("rollOut " + input.release().name());
    }

    @Override
    public void uninstall(ReleaseInput input) {
        record("uninstall " + input.release().name() + " as " + input.step());
    }

    @Override
    public void verify(TenantStepInput input) {
        record("verify " + input.companyCode());
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
