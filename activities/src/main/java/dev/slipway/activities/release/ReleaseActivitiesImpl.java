package dev.slipway.activities.release;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.deployment.StepLog;
import dev.slipway.activities.deployment.StepLogs;
import dev.slipway.activities.failure.StepException;
import dev.slipway.activities.helm.PastRelease;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseObject;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.activities.rollout.RolloutTarget;
import dev.slipway.activities.rollout.RolloutWatch;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.deployment.Repair;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.release.DeployedRelease;
import dev.slipway.workflows.release.ReleaseActivities;
import dev.slipway.workflows.release.ReleaseInput;
import dev.slipway.workflows.release.RollBackRelease;
import dev.slipway.workflows.release.RolledBackRelease;
import dev.slipway.workflows.step.StepInput;
import java.util.List;
import org.springframework.stereotype.Component;

/** See {@link ReleaseActivities}. */
@Component("releaseActivities")
public class ReleaseActivitiesImpl implements ReleaseActivities {
    private final ReleaseSpecs specs;
    private final LeasedReleases releases;
    private final ReleaseStore store;
    private final RolloutTargets targets;
    private final RolloutWatch rollouts;
    private final DeploymentJournal journal;
    private final StepLogs logs;
    private final Heartbeats heartbeats;

    ReleaseActivitiesImpl(
            ReleaseSpecs specs,
            LeasedReleases releases,
            ReleaseStore store,
            RolloutTargets targets,
            RolloutWatch rollouts,
            DeploymentJournal journal,
            StepLogs logs,
            Heartbeats heartbeats) {
        this.specs = specs;
        this.releases = releases;
        this.store = store;
        this.targets = targets;
        this.rollouts = rollouts;
        this.journal = journal;
        this.logs = logs;
        this.heartbeats = heartbeats;
    }

    @Override
    public DeployedRelease deploy(ReleaseInput input) {
        ReleaseSpec wanted = specs.of(input);
        try (StepLog log = logs.open(input)) {
            log.hide(ReleaseSecrets.in(wanted.values()));
            return heartbeats.during(beat -> {
                Attempt attempt = new Attempt(log, beat);
                AppliedRelease applied = releases.deploy(wanted, driftedAt(input), attempt);
                beat.check();
                int revision = applied.state().revision();
                journal.applied(input.deploymentId(), input.step(), revision);
                rollOut(input, applied.state(), attempt);
                journal.succeeded(input.deploymentId(), input.step());
                return new DeployedRelease(revision, applied.changed());
            });
        }
    }

    private int driftedAt(ReleaseInput input) {
        Repair repair = journal.get(input.deploymentId()).repair();
        return repair == null
                ? 0
                : TenantComponent.ofStep(input.step()).map(repair::driftedAt).orElse(0);
    }

    @Override
    public RolledBackRelease rollBack(RollBackRelease input) {
        ReleaseName release = new ReleaseName(input.namespace(), input.release().name());
        TenantComponent component = TenantComponent.ofStep(input.release().step())
                .orElseThrow(() -> new IllegalStateException(
                        "No component of a tenant: " + input.release().step()));
        try (StepLog log = logs.open(input)) {
            return heartbeats.during(beat -> {
                Attempt attempt = new Attempt(log, beat);
                int revision = input.revision() == 0 ? remove(release, attempt) : rollBack(input, release, attempt);
                beat.check();
                journal.rolledBack(input.deploymentId(), input.step(), component, revision);
                return new RolledBackRelease(revision);
            });
        }
    }

    private int rollBack(RollBackRelease input, ReleaseName release, Attempt attempt) throws InterruptedException {
        PastRelease past =
                store.past(release, input.revision()).orElseThrow(() -> forgotten(release, input.revision()));
        attempt.log().hide(ReleaseSecrets.in(past.state().objects()));
        attempt.say("Rolling back " + release.name() + " to what it was at revision " + input.revision());
        ReleaseState applied = past.use(spec -> releases.deploy(spec, attempt)).state();
        rollOut(input, applied, attempt);
        return applied.revision();
    }

    private int remove(ReleaseName release, Attempt attempt) throws InterruptedException {
        releases.uninstall(release, attempt);
        return 0;
    }

    private void rollOut(StepInput step, ReleaseState applied, Attempt attempt) throws InterruptedException {
        List<ReleaseObject> objects = applied.objects();
        attempt.log().hide(ReleaseSecrets.in(objects));
        attempt.beat().phase("rolling out");
        RolloutTarget target = targets.of(step.deploymentId(), applied.release(), objects);
        rollouts.follow(target, new LoggedRollout(attempt.log(), attempt.beat()));
        attempt.line(applied.release().name() + " runs and is ready");
    }

    @Override
    public void uninstall(ReleaseInput input) {
        ReleaseName release = name(input);
        try (StepLog log = logs.open(input)) {
            heartbeats.during(beat -> {
                releases.uninstall(release, new Attempt(log, beat));
                beat.check();
                TenantComponent.ofStep(input.step())
                        .ifPresent(component -> journal.removed(input.deploymentId(), input.step(), component));
                return release;
            });
        }
    }

    private static ReleaseName name(ReleaseInput input) {
        return new ReleaseName(input.namespace(), input.release().name());
    }

    private static StepException forgotten(ReleaseName release, int revision) {
        return new StepException(new StepError(
                "REVISION_GONE",
                FailureClass.USER,
                "Helm has no revision " + revision + " of " + release.name() + " any more to go back to",
                "Bring the tenant to a working configuration with an upgrade."));
    }
}
