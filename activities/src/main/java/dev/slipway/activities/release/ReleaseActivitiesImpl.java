package dev.slipway.activities.release;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.deployment.StepLog;
import dev.slipway.activities.deployment.StepLogs;
import dev.slipway.activities.helm.Helm;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.activities.rollout.RolloutTarget;
import dev.slipway.activities.rollout.RolloutWatch;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.release.AppliedRelease;
import dev.slipway.workflows.release.ReleaseActivities;
import dev.slipway.workflows.release.ReleaseInput;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** See {@link ReleaseActivities}. */
@Component("releaseActivities")
public class ReleaseActivitiesImpl implements ReleaseActivities {
    private final ReleaseSpecs specs;
    private final Helm helm;
    private final ReleaseStore store;
    private final RolloutTargets targets;
    private final RolloutWatch rollouts;
    private final DeploymentJournal journal;
    private final StepLogs logs;
    private final Heartbeats heartbeats;

    ReleaseActivitiesImpl(
            ReleaseSpecs specs,
            Helm helm,
            ReleaseStore store,
            RolloutTargets targets,
            RolloutWatch rollouts,
            DeploymentJournal journal,
            StepLogs logs,
            Heartbeats heartbeats) {
        this.specs = specs;
        this.helm = helm;
        this.store = store;
        this.targets = targets;
        this.rollouts = rollouts;
        this.journal = journal;
        this.logs = logs;
        this.heartbeats = heartbeats;
    }

    @Override
    public AppliedRelease apply(ReleaseInput input) {
        ReleaseSpec wanted = specs.of(input);
        try (StepLog log = logs.open(input)) {
            log.hide(ReleaseSecrets.in(wanted.values()));
            AppliedRelease applied = heartbeats.during(beat -> apply(wanted, log, beat));
            journal.applied(input.deploymentId(), input.step(), applied.revision());
            return applied;
        }
    }

    private AppliedRelease apply(ReleaseSpec wanted, StepLog log, Heartbeats.Beat beat) throws InterruptedException {
        beat.phase("looking");
        Optional<ReleaseState> present = store.latest(wanted.release());
        if (present.isPresent() && present.get().isDeployedAs(wanted)) {
            log.say("Release " + wanted.release().name() + " is deployed as wanted, revision "
                    + present.get().revision());
            return new AppliedRelease(present.get().revision(), false);
        }
        beat.phase("repairing");
        switch (store.repair(wanted)) {
            case NOT_NEEDED -> {
                // the usual case
            }
            case TAKEN_BACK ->
                log.say("Taking over what an attempt that died left of "
                        + wanted.release().name());
            case MARKED_FAILED ->
                log.say("Marked what an attempt that died left of "
                        + wanted.release().name() + " as failed");
        }
        beat.phase("applying");
        ReleaseState applied = helm.apply(wanted, log::line);
        log.hide(ReleaseSecrets.in(applied));
        return new AppliedRelease(applied.revision(), true);
    }

    @Override
    public void rollOut(ReleaseInput input) {
        ReleaseName release = new ReleaseName(input.namespace(), input.release().name());
        try (StepLog log = logs.open(input)) {
            // another process may have applied it: what this one writes has to be masked here
            log.hide(ReleaseSecrets.in(specs.of(input).values()));
            store.latest(release).map(ReleaseSecrets::in).ifPresent(log::hide);
            RolloutTarget target = targets.of(input.deploymentId(), release);
            heartbeats.during(beat -> {
                rollouts.follow(target, new LoggedRollout(log, beat));
                return target;
            });
            log.line(release.name() + " runs and is ready");
            journal.succeeded(input.deploymentId(), input.step());
        }
    }

    @Override
    public void uninstall(ReleaseInput input) {
        ReleaseName release = new ReleaseName(input.namespace(), input.release().name());
        try (StepLog log = logs.open(input)) {
            log.say("Removing " + release.name() + "; its data stays");
            heartbeats.during(beat -> {
                beat.phase("removing");
                helm.uninstall(release, log::line);
                return release;
            });
            TenantComponent.ofStep(input.undone())
                    .ifPresent(component -> journal.removed(input.deploymentId(), input.step(), component));
        }
    }
}
