package dev.slipway.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadsTest extends Conformance {
    WorkloadsTest(TestCluster cluster) {
        super(cluster);
    }

    @Test
    void bringsADeploymentUpAndRollsItOver() {
        client.resource(deployment("web:1")).create();
        eventually(() -> {
            Deployment deployment = deployment();
            assertThat(deployment.getStatus().getReadyReplicas()).isEqualTo(2);
            assertThat(deployment.getStatus().getAvailableReplicas()).isEqualTo(2);
            assertThat(deployment.getStatus().getObservedGeneration()).isEqualTo(1L);
            assertThat(condition(deployment, "Available")).isEqualTo("True MinimumReplicasAvailable");
            assertThat(condition(deployment, "Progressing")).isEqualTo("True NewReplicaSetAvailable");
        });
        assertThat(revision(deployment())).isEqualTo("1");
        image("web:2");
        eventually(() -> {
            assertThat(revision(deployment())).isEqualTo("2");
            assertThat(deployment().getStatus().getObservedGeneration()).isEqualTo(2L);
            assertThat(deployment().getStatus().getUpdatedReplicas()).isEqualTo(2);
            assertThat(pods())
                    .hasSize(2)
                    .allSatisfy(pod -> assertThat(image(pod)).isEqualTo("web:2"));
        });
        assertThat(sets()).hasSize(2);
        image("web:1");
        eventually(() -> assertThat(revision(deployment())).isEqualTo("3"));
        assertThat(sets()).as("the first ReplicaSet is used again").hasSize(2);
    }

    @Test
    void namesAndLabelsThePodsOfADeployment() {
        client.resource(deployment("web:1")).create();
        eventually(() -> assertThat(pods()).hasSize(2));
        ReplicaSet set = sets().getFirst();
        String hash = set.getMetadata().getLabels().get("pod-template-hash");
        assertThat(set.getMetadata().getName()).isEqualTo("web-" + hash);
        assertThat(pods()).allSatisfy(pod -> {
            assertThat(pod.getMetadata().getName()).matches("web-" + hash + "-[a-z0-9]{5}");
            assertThat(pod.getMetadata().getLabels()).containsEntry("pod-template-hash", hash);
            assertThat(pod.getMetadata().getOwnerReferences().getFirst().getName())
                    .isEqualTo("web-" + hash);
        });
        eventually(() -> assertThat(
                        client.v1().events().inNamespace(namespace).list().getItems())
                .anyMatch(event -> event.getReason().equals("ScalingReplicaSet")
                        && event.getMessage().equals("Scaled up replica set web-" + hash + " from 0 to 2"))
                .anyMatch(event -> event.getReason().equals("SuccessfulCreate")
                        && event.getMessage().startsWith("Created pod: web-" + hash))
                .anyMatch(event -> event.getReason().equals("Scheduled")
                        && event.getMessage().startsWith("Successfully assigned " + namespace + "/web-" + hash)));
    }

    @Test
    void countsGenerationsForChangesOfTheSpecAlone() {
        client.resource(deployment("web:1")).create();
        patch("{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        assertThat(deployment().getMetadata().getGeneration()).isEqualTo(1L);
        patch("{\"spec\":{\"replicas\":1}}");
        assertThat(deployment().getMetadata().getGeneration()).isEqualTo(2L);
        eventually(() -> assertThat(pods()).hasSize(1));
    }

    @Test
    void scales() {
        client.resource(deployment("web:1")).create();
        client.apps().deployments().inNamespace(namespace).withName("web").scale(3);
        eventually(() -> assertThat(pods()).hasSize(3));
        client.apps().deployments().inNamespace(namespace).withName("web").scale(0);
        eventually(() -> assertThat(pods()).isEmpty());
    }

    @Test
    void refusesAnotherSelector() {
        client.resource(deployment("web:1")).create();
        Status status = refusal(() -> patch("{\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"x\"}},"
                + "\"template\":{\"metadata\":{\"labels\":{\"app\":\"x\"}}}}}"));
        assertThat(status.getCode()).isEqualTo(422);
        assertThat(status.getMessage())
                .isEqualTo(
                        "Deployment.apps \"web\" is invalid: spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"x\"}}: field is"
                                + " immutable");
    }

    @Test
    void collectsWhatADeletedOwnerLeaves() {
        client.resource(deployment("web:1")).create();
        eventually(() -> assertThat(pods()).hasSize(2));
        client.apps().deployments().inNamespace(namespace).withName("web").delete();
        eventually(() -> {
            assertThat(sets()).isEmpty();
            assertThat(pods()).isEmpty();
        });
    }

    @Test
    void leavesOrphansWhenAskedTo() {
        client.resource(deployment("web:1")).create();
        eventually(() -> assertThat(pods()).hasSize(2));
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();
        eventually(() -> assertThat(deploymentOrNull()).isNull());
        assertThat(sets())
                .singleElement()
                .satisfies(set ->
                        assertThat(set.getMetadata().getOwnerReferences()).isEmpty());
    }

    @Test
    void bringsAStatefulSetUpWithClaimsThatOutliveIt() {
        client.resource(statefulSet()).create();
        eventually(() -> assertThat(pods())
                .hasSize(2)
                .allMatch(pod -> Readiness.getInstance().isReady(pod)));
        assertThat(pods()).extracting(pod -> pod.getMetadata().getName()).containsExactly("db-0", "db-1");
        StatefulSet set = client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("db")
                .get();
        assertThat(pods())
                .allSatisfy(pod -> assertThat(pod.getMetadata().getLabels())
                        .containsEntry(
                                "controller-revision-hash", set.getStatus().getUpdateRevision())
                        .containsEntry(
                                "statefulset.kubernetes.io/pod-name",
                                pod.getMetadata().getName()));
        eventually(() -> assertThat(claims())
                .hasSize(2)
                .allSatisfy(claim -> assertThat(claim.getStatus().getPhase()).isEqualTo("Bound")));
        client.apps().statefulSets().inNamespace(namespace).withName("db").delete();
        eventually(() -> assertThat(pods()).isEmpty());
        assertThat(claims())
                .extracting(claim -> claim.getMetadata().getName())
                .containsExactly("data-db-0", "data-db-1");
    }

    @Test
    void replacesThePodsOfAStatefulSetByANewRevision() {
        client.resource(statefulSet()).create();
        eventually(() -> assertThat(pods())
                .hasSize(2)
                .allMatch(pod -> Readiness.getInstance().isReady(pod)));
        client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("db")
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"db\",\"image\":\"db:2\"}]}}}}");
        eventually(() -> {
            assertThat(pods())
                    .hasSize(2)
                    .allSatisfy(pod -> assertThat(image(pod)).isEqualTo("db:2"));
            StatefulSet set = client.apps()
                    .statefulSets()
                    .inNamespace(namespace)
                    .withName("db")
                    .get();
            assertThat(set.getStatus().getUpdatedReplicas()).isEqualTo(2);
            assertThat(set.getStatus().getCurrentRevision())
                    .isEqualTo(set.getStatus().getUpdateRevision());
        });
    }

    @Test
    void refusesToChangeWhatAStatefulSetKeeps() {
        client.resource(statefulSet()).create();
        Status status = refusal(() -> client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("db")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"serviceName\":\"other\"}}"));
        assertThat(status.getCode()).isEqualTo(422);
        assertThat(status.getMessage()).startsWith("StatefulSet.apps \"db\" is invalid: spec");
    }

    private GenericKubernetesResource deployment(String image) {
        return object("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      terminationGracePeriodSeconds: 0
                      containers: [{name: web, image: '%s'}]
                """.formatted(image));
    }

    private GenericKubernetesResource statefulSet() {
        return object("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  replicas: 2
                  serviceName: db
                  selector: {matchLabels: {app: db}}
                  template:
                    metadata: {labels: {app: db}}
                    spec:
                      terminationGracePeriodSeconds: 0
                      containers: [{name: db, image: 'db:1'}]
                  volumeClaimTemplates:
                    - metadata: {name: data}
                      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """);
    }

    private Deployment deployment() {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .require();
    }

    private Deployment deploymentOrNull() {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get();
    }

    private void patch(String patch) {
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);
    }

    private void image(String image) {
        patch("{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"web\",\"image\":\"" + image + "\"}]}}}}");
    }

    private static String image(Pod pod) {
        return pod.getSpec().getContainers().getFirst().getImage();
    }

    private static String revision(Deployment deployment) {
        return deployment.getMetadata().getAnnotations().getOrDefault("deployment.kubernetes.io/revision", "");
    }

    private static String condition(Deployment deployment, String type) {
        return deployment.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .map(condition -> condition.getStatus() + " " + condition.getReason())
                .findFirst()
                .orElse("none");
    }

    private List<Pod> pods() {
        return client.pods().inNamespace(namespace).list().getItems();
    }

    private List<ReplicaSet> sets() {
        return client.apps().replicaSets().inNamespace(namespace).list().getItems();
    }

    private List<PersistentVolumeClaim> claims() {
        return client.persistentVolumeClaims().inNamespace(namespace).list().getItems();
    }
}
