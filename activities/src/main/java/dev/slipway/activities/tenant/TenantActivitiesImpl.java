package dev.slipway.activities.tenant;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.deployment.StepLog;
import dev.slipway.activities.deployment.StepLogs;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.release.RolloutTargets;
import dev.slipway.activities.rollout.RolloutListener;
import dev.slipway.activities.rollout.RolloutWatch;
import dev.slipway.cluster.ingress.FrontendAddress;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.workflows.release.PlannedRelease;
import dev.slipway.workflows.tenant.TenantActivities;
import dev.slipway.workflows.tenant.TenantStepInput;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** See {@link TenantActivities}. */
@Component("tenantActivities")
public class TenantActivitiesImpl implements TenantActivities {
    private final TenantNamespace namespaces;
    private final RolloutTargets targets;
    private final RolloutWatch rollouts;
    private final FrontendAddress addresses;
    private final DeploymentJournal journal;
    private final StepLogs logs;
    private final Heartbeats heartbeats;

    TenantActivitiesImpl(
            TenantNamespace namespaces,
            RolloutTargets targets,
            RolloutWatch rollouts,
            FrontendAddress addresses,
            DeploymentJournal journal,
            StepLogs logs,
            Heartbeats heartbeats) {
        this.namespaces = namespaces;
        this.targets = targets;
        this.rollouts = rollouts;
        this.addresses = addresses;
        this.journal = journal;
        this.logs = logs;
        this.heartbeats = heartbeats;
    }

    @Override
    public void prepareNamespace(TenantStepInput input) {
        try (StepLog log = logs.open(input)) {
            boolean made = namespaces.prepare(input.namespace(), input.companyCode());
            log.say("Namespace " + input.namespace() + (made ? " created" : " is there"));
            journal.succeeded(input.deploymentId(), input.step());
        }
    }

    @Override
    public void verify(TenantStepInput input) {
        try (StepLog log = logs.open(input)) {
            for (PlannedRelease release : input.releases()) {
                ReleaseName name = new ReleaseName(input.namespace(), release.name());
                heartbeats.during(beat -> {
                    rollouts.follow(targets.of(input.deploymentId(), name), new WarningsOnly(log));
                    return name;
                });
            }
            Optional<String> url = frontend(input);
            journal.reachableAt(input.deploymentId(), url.orElse(null));
            log.say("All " + input.releases().size() + " releases are deployed and their pods ready"
                    + url.map(address -> "; reach it at " + address).orElse(""));
            journal.succeeded(input.deploymentId(), input.step());
        }
    }

    private Optional<String> frontend(TenantStepInput input) {
        return addresses.find(input.namespace(), input.releases().getLast().name());
    }

    /** A check tells what is wrong and nothing else: how it all came about is in the log already. */
    private record WarningsOnly(StepLog log) implements RolloutListener {
        @Override
        public void line(String text) {
            // told while it was rolled out
        }

        @Override
        public void warning(String text) {
            log.warning(text);
        }

        @Override
        public void progress(int readyPods, int wantedPods) {
            // the heartbeat of a check needs no progress
        }
    }
}
