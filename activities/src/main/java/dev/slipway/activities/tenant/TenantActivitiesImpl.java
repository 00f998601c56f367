package dev.slipway.activities.tenant;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.deployment.StepLog;
import dev.slipway.activities.deployment.StepLogs;
import dev.slipway.activities.release.ReleaseVerification;
import dev.slipway.cluster.ingress.FrontendAddress;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.release.ReleaseInput;
import dev.slipway.workflows.tenant.TenantActivities;
import dev.slipway.workflows.tenant.TenantStepInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** See {@link TenantActivities}. */
@Component("tenantActivities")
public class TenantActivitiesImpl implements TenantActivities {
    /**
     * Rollouts were followed to their ends: what is not right at once is a pod that is just being replaced, or a watch
     * that is a moment behind. Half of what the workflow gives an attempt.
     */
    private static final Duration VERIFICATION = Duration.ofSeconds(30);

    private final TenantNamespace namespaces;
    private final NamespaceRemoval removal;
    private final ReleaseVerification verification;
    private final FrontendAddress addresses;
    private final DeploymentJournal journal;
    private final StepLogs logs;
    private final Heartbeats heartbeats;

    TenantActivitiesImpl(
            TenantNamespace namespaces,
            NamespaceRemoval removal,
            ReleaseVerification verification,
            FrontendAddress addresses,
            DeploymentJournal journal,
            StepLogs logs,
            Heartbeats heartbeats) {
        this.namespaces = namespaces;
        this.removal = removal;
        this.verification = verification;
        this.addresses = addresses;
        this.journal = journal;
        this.logs = logs;
        this.heartbeats = heartbeats;
    }

    @Override
    public void prepareNamespace(TenantStepInput input) {
        try (StepLog log = logs.open(input)) {
            boolean made = heartbeats.during(beat -> namespaces.prepare(input.namespace(), input.companyCode()));
            log.say("Namespace " + input.namespace() + (made ? " created" : " is there"));
            journal.succeeded(input.deploymentId(), input.step());
        }
    }

    @Override
    public void verify(TenantStepInput input) {
        try (StepLog log = logs.open(input)) {
            heartbeats.during(beat -> {
                verification.verify(releases(input), VERIFICATION, beat::phase);
                return input;
            });
            Optional<String> url = frontend(input);
            journal.reachableAt(input.deploymentId(), url.orElse(null));
            log.say("All " + input.releases().size() + " releases are deployed and their pods ready"
                    + url.map(address -> "; reach it at " + address).orElse(""));
            journal.succeeded(input.deploymentId(), input.step());
        }
    }

    @Override
    public void removeNamespace(TenantStepInput input) {
        try (StepLog log = logs.open(input)) {
            log.say("Removing namespace " + input.namespace() + " and all that is in it");
            heartbeats.during(beat -> {
                beat.phase("removing the namespace");
                removal.remove(input.namespace(), input.companyCode(), reason -> log.warning("Still there: " + reason));
                return input;
            });
            log.say("Namespace " + input.namespace() + " is gone");
            journal.succeeded(input.deploymentId(), input.step());
        }
    }

    private static List<ReleaseInput> releases(TenantStepInput input) {
        return input.releases().stream()
                .map(release -> new ReleaseInput(input.deploymentId(), input.namespace(), release))
                .toList();
    }

    private Optional<String> frontend(TenantStepInput input) {
        return input.releases().stream()
                .filter(release -> release.step().equals(TenantComponent.USER_FRONTEND.chart()))
                .findFirst()
                .flatMap(release -> addresses.find(input.namespace(), release.name()));
    }
}
