package dev.slipway.activities.release;

import dev.slipway.activities.helm.Chart;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStatus;
import dev.slipway.cluster.watch.ReleaseSnapshot;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A release of a Deployment with two pods and a StatefulSet with one, as it is when all is well. */
final class ReleasedShop {
    static final ReleaseSpec WANTED = new ReleaseSpec(
            new ReleaseName("cha-tenant", "shop-cha"),
            new Chart("shop", "0.1.0", "1", Path.of("shop"), "digest"),
            JsonMapper.shared().createObjectNode().put("replicaCount", 2));

    private static final String MANIFEST = """
            apiVersion: v1
            kind: Service
            metadata: {name: shop-cha}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop-cha}
            spec:
              replicas: 2
              template:
                spec:
                  initContainers: [{name: migrate, image: 'migrate:1'}]
                  containers: [{name: main, image: 'shop:1'}]
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: data-cha}
            spec:
              template:
                spec:
                  containers: [{name: main, image: 'data:1'}]
            """;

    private ReleasedShop() {}

    static ReleaseState recorded() {
        return recorded(ReleaseStatus.DEPLOYED, WANTED.fingerprint());
    }

    static ReleaseState recorded(ReleaseStatus status, String description) {
        return new ReleaseState(
                WANTED.release(), 3, status, description, "shop", "0.1.0", WANTED.values(), MANIFEST, "", true);
    }

    static ReleaseSnapshot seen() {
        return seen(UnaryOperator.identity(), UnaryOperator.identity(), List.of(pod("a", true), pod("b", true)));
    }

    /**
     * What the cluster has.
     *
     * @param deployment changes the Deployment that is all right
     * @param statefulSet changes the StatefulSet that is all right
     * @param pods the Deployment's
     */
    static ReleaseSnapshot seen(
            UnaryOperator<DeploymentBuilder> deployment,
            UnaryOperator<StatefulSetBuilder> statefulSet,
            List<Pod> pods) {
        return new ReleaseSnapshot(
                List.of(deployment.apply(deployment()).build()),
                List.of(statefulSet.apply(statefulSet()).build()),
                List.of(replicaSet()),
                Stream.concat(pods.stream(), Stream.of(dataPod())).toList(),
                List.of());
    }

    static Pod pod(String name, boolean ready) {
        return pod(name, "ReplicaSet", "shop-set", ready).build();
    }

    private static DeploymentBuilder deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("shop-cha")
                .withUid("shop")
                .withGeneration(4L)
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewTemplate()
                .withNewSpec()
                .addNewInitContainer()
                .withName("migrate")
                .withImage("migrate:1")
                .endInitContainer()
                .addNewContainer()
                .withName("main")
                .withImage("shop:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(4L)
                .withReplicas(2)
                .withUpdatedReplicas(2)
                .withReadyReplicas(2)
                .withAvailableReplicas(2)
                .endStatus();
    }

    private static ReplicaSet replicaSet() {
        Deployment owner = deployment().build();
        return new ReplicaSetBuilder()
                .withNewMetadata()
                .withName("shop-set")
                .withUid("shop-set")
                .addToAnnotations("deployment.kubernetes.io/revision", "2")
                .addToOwnerReferences(new OwnerReferenceBuilder()
                        .withKind("Deployment")
                        .withName("shop-cha")
                        .withUid("shop")
                        .build())
                .endMetadata()
                .withNewSpec()
                .withTemplate(owner.getSpec().getTemplate())
                .endSpec()
                .build();
    }

    private static StatefulSetBuilder statefulSet() {
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withName("data-cha")
                .withUid("data")
                .withGeneration(1L)
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("data:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(1L)
                .withReplicas(1)
                .withReadyReplicas(1)
                .withCurrentRevision("data-1")
                .withUpdateRevision("data-1")
                .endStatus();
    }

    private static Pod dataPod() {
        return pod("data-cha-0", "StatefulSet", "data", true)
                .editMetadata()
                .addToLabels("controller-revision-hash", "data-1")
                .endMetadata()
                .build();
    }

    private static PodBuilder pod(String name, String ownerKind, String ownerUid, boolean ready) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withUid(name)
                .addToOwnerReferences(new OwnerReferenceBuilder()
                        .withKind(ownerKind)
                        .withName(ownerUid)
                        .withUid(ownerUid)
                        .build())
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .withMessage(ready ? "" : "containers with unready status: [main]")
                .endCondition()
                .endStatus();
    }
}
