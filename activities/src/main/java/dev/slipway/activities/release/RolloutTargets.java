package dev.slipway.activities.release;

import dev.slipway.activities.failure.StepException;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseObject;
import dev.slipway.activities.rollout.RolloutTarget;
import dev.slipway.activities.rollout.Workload;
import dev.slipway.cluster.watch.ReleaseKey;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentJournal;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads off the cluster what of a release is to be rolled out. Thread-safe. */
@Component
public class RolloutTargets {
    private final KubernetesClient client;
    private final DeploymentJournal journal;

    RolloutTargets(KubernetesClient client, DeploymentJournal journal) {
        this.client = client;
        this.journal = journal;
    }

    /**
     * The workloads of a release that was just applied, at the generations they have now.
     *
     * @param objects of its manifest
     * @throws StepException where one of its workloads is not there
     */
    public RolloutTarget of(UUID deploymentId, ReleaseName release, List<ReleaseObject> objects) {
        List<Workload> workloads =
                objects.stream().flatMap(object -> workload(release, object)).toList();
        return new RolloutTarget(new ReleaseKey(release.namespace(), release.name()), workloads, since(deploymentId));
    }

    /** Later attempts tell what happens from then on: what came before is in the log. */
    private Instant since(UUID deploymentId) {
        ActivityInfo activity = Activity.getExecutionContext().getInfo();
        Deployment deployment = journal.get(deploymentId);
        Instant attempt = Instant.ofEpochMilli(activity.getCurrentAttemptScheduledTimestamp());
        boolean first = activity.getAttempt() == 1;
        // the cluster's times are whole seconds
        Instant begun = deployment.startedAt() == null || !first ? attempt : deployment.startedAt();
        return begun.minusSeconds(1);
    }

    private Stream<Workload> workload(ReleaseName release, ReleaseObject object) {
        return switch (object.kind()) {
            case Workload.DEPLOYMENT ->
                Stream.of(live(
                        object,
                        client.apps()
                                .deployments()
                                .inNamespace(release.namespace())
                                .withName(object.name())
                                .get()));
            case Workload.STATEFUL_SET ->
                Stream.of(live(
                        object,
                        client.apps()
                                .statefulSets()
                                .inNamespace(release.namespace())
                                .withName(object.name())
                                .get()));
            default -> Stream.empty();
        };
    }

    private static Workload live(ReleaseObject object, @Nullable HasMetadata found) {
        if (found == null) {
            throw gone(object.id() + " is gone from the cluster");
        }
        return new Workload(
                object.kind(),
                object.name(),
                Objects.requireNonNullElse(found.getMetadata().getGeneration(), 0L));
    }

    private static StepException gone(String message) {
        return new StepException(new StepError(
                "RELEASE_CHANGED",
                FailureClass.USER,
                message,
                "Somebody else changed the release while it was deployed; deploy again."));
    }
}
