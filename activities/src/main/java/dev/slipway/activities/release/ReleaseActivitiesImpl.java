package dev.slipway.activities.release;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.deployment.StepLog;
import dev.slipway.activities.deployment.StepLogs;
import dev.slipway.activities.failure.StepException;
import dev.slipway.activities.helm.Helm;
import dev.slipway.activities.helm.PastRelease;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.activities.rollout.RolloutWatch;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.release.DeployedRelease;
import dev.slipway.workflows.release.ReleaseActivities;
import dev.slipway.workflows.release.ReleaseInput;
import dev.slipway.workflows.release.RollBackRelease;
import dev.slipway.workflows.release.RolledBackRelease;
import dev.slipway.workflows.step.StepInput;
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
    public DeployedRelease deploy(ReleaseInput input) {
        ReleaseSpec wanted = specs.of(input);
        try (StepLog log = logs.open(input)) {
            log.hide(ReleaseSecrets.in(wanted.values()));
            return heartbeats.during(beat -> {
                DeployedRelease deployed = apply(wanted, log, beat);
                journal.applied(input.deploymentId(), input.step(), deployed.revision());
                rollOut(input, wanted.release(), log, beat);
                journal.succeeded(input.deploymentId(), input.step());
                return deployed;
            });
        }
    }

    @Override
    public RolledBackRelease rollBack(RollBackRelease input) {
        ReleaseName release = new ReleaseName(input.namespace(), input.release().name());
        TenantComponent component = TenantComponent.ofStep(input.release().step())
                .orElseThrow(() -> new IllegalStateException(
                        "No component of a tenant: " + input.release().step()));
        try (StepLog log = logs.open(input)) {
            int revision = heartbeats.during(
                    beat -> input.revision() == 0 ? remove(release, log, beat) : rollBack(input, release, log, beat));
            journal.rolledBack(input.deploymentId(), input.step(), component, revision);
            return new RolledBackRelease(revision);
        }
    }

    private int rollBack(RollBackRelease input, ReleaseName release, StepLog log, Heartbeats.Beat beat)
            throws InterruptedException {
        PastRelease past =
                store.past(release, input.revision()).orElseThrow(() -> forgotten(release, input.revision()));
        log.hide(ReleaseSecrets.in(past.state()));
        log.say("Rolling back " + release.name() + " to what it was at revision " + input.revision());
        DeployedRelease applied = past.use(spec -> apply(spec, log, beat));
        rollOut(input, release, log, beat);
        return applied.revision();
    }

    private int remove(ReleaseName release, StepLog log, Heartbeats.Beat beat) throws InterruptedException {
        beat.phase("removing");
        log.say("Removing " + release.name() + ", which was not there before; its data stays");
        helm.uninstall(release, log::line);
        return 0;
    }

    private DeployedRelease apply(ReleaseSpec wanted, StepLog log, Heartbeats.Beat beat) throws InterruptedException {
        beat.phase("looking");
        Optional<ReleaseState> present = store.latest(wanted.release());
        if (present.isPresent() && present.get().isDeployedAs(wanted)) {
            log.say("Release " + wanted.release().name() + " is deployed as wanted, revision "
                    + present.get().revision());
            return new DeployedRelease(present.get().revision(), false);
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
        return new DeployedRelease(applied.revision(), true);
    }

    private void rollOut(StepInput step, ReleaseName release, StepLog log, Heartbeats.Beat beat)
            throws InterruptedException {
        // another process may have applied it: what this one writes has to be masked here
        store.latest(release).map(ReleaseSecrets::in).ifPresent(log::hide);
        beat.phase("rolling out");
        rollouts.follow(targets.of(step.deploymentId(), release), new LoggedRollout(log, beat));
        log.line(release.name() + " runs and is ready");
    }

    @Override
    public void uninstall(ReleaseInput input) {
        ReleaseName release = new ReleaseName(input.namespace(), input.release().name());
        try (StepLog log = logs.open(input)) {
            log.say("Removing " + release.name());
            heartbeats.during(beat -> {
                beat.phase("removing");
                helm.uninstall(release, log::line);
                return release;
            });
            TenantComponent.ofStep(input.step())
                    .ifPresent(component -> journal.removed(input.deploymentId(), input.step(), component));
        }
    }

    private static StepException forgotten(ReleaseName release, int revision) {
        return new StepException(new StepError(
                "REVISION_GONE",
                FailureClass.USER,
                "Helm has no revision " + revision + " of " + release.name() + " any more to go back to",
                "Bring the tenant to a working configuration with an upgrade."));
    }
}
