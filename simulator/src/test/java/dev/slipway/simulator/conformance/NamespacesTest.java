package dev.slipway.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamespacesTest extends Conformance {
    NamespacesTest(TestCluster cluster) {
        super(cluster);
    }

    @Test
    void goesWithAllThatIsInIt() {
        client.resource(pod("one", "")).create();
        client.resource(configMap("one", Map.of())).create();
        client.namespaces().withName(namespace).delete();
        eventually(
                () -> assertThat(client.namespaces().withName(namespace).get()).isNull());
        assertThat(client.configMaps().inNamespace(namespace).list().getItems()).isEmpty();
    }

    @Test
    void takesNothingNewWhileItGoes() {
        ConfigMap held = configMap("held", Map.of());
        held.getMetadata().setFinalizers(List.of("slipway.dev/test"));
        client.resource(held).create();
        client.namespaces().withName(namespace).delete();
        assertThat(client.namespaces().withName(namespace).get().getStatus().getPhase())
                .isEqualTo("Terminating");
        Status status =
                refusal(() -> client.resource(configMap("late", Map.of())).create());
        assertThat(status.getCode()).isEqualTo(403);
        assertThat(status.getMessage())
                .isEqualTo(
                        "configmaps \"late\" is forbidden: unable to create new content in namespace %s because it is being terminated"
                                .formatted(namespace));
        assertThat(status.getDetails().getCauses().getFirst().getReason()).isEqualTo("NamespaceTerminating");
        client.configMaps()
                .inNamespace(namespace)
                .withName("held")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        eventually(
                () -> assertThat(client.namespaces().withName(namespace).get()).isNull());
    }

    @Test
    void refusesWhatAQuotaDoesNotAllow() {
        client.resource(object("""
                        apiVersion: v1
                        kind: ResourceQuota
                        metadata: {name: limit}
                        spec: {hard: {pods: '1', requests.cpu: '1'}}
                        """)).create();
        eventually(() -> assertThat(client.resourceQuotas()
                        .inNamespace(namespace)
                        .withName("limit")
                        .get()
                        .getStatus()
                        .getUsed())
                .containsKey("pods"));
        assertThat(refusal(() -> client.resource(pod("none", "")).create()).getMessage())
                .isEqualTo("pods \"none\" is forbidden: failed quota: limit: must specify requests.cpu for: web");
        String half = ", resources: {requests: {cpu: 500m}}";
        client.resource(pod("one", half)).create();
        Status status = refusal(() -> client.resource(pod("two", half)).create());
        assertThat(status.getCode()).isEqualTo(403);
        assertThat(status.getMessage())
                .isEqualTo(
                        "pods \"two\" is forbidden: exceeded quota: limit, requested: pods=1, used: pods=1, limited: pods=1");
        eventually(() -> assertThat(client.resourceQuotas()
                        .inNamespace(namespace)
                        .withName("limit")
                        .get()
                        .getStatus()
                        .getUsed())
                .containsEntry("requests.cpu", new Quantity("500m")));
    }

    @Test
    void tellsInEventsOfPodsThatAControllerMayNotMake() {
        createADeploymentThatMayHaveNoPods();
        eventually(() -> assertThat(
                        client.v1().events().inNamespace(namespace).list().getItems())
                .anySatisfy(event -> {
                    assertThat(event.getReason()).isEqualTo("FailedCreate");
                    assertThat(event.getType()).isEqualTo("Warning");
                    assertThat(event.getInvolvedObject().getKind()).isEqualTo("ReplicaSet");
                    assertThat(event.getMessage())
                            .matches(
                                    "Error creating: pods \"web-[a-z0-9]+-[a-z0-9]+\" is forbidden: exceeded quota: limit, requested:"
                                            + " pods=1, used: pods=0, limited: pods=0");
                }));
        eventually(() -> assertThat(client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName("web")
                        .get()
                        .getStatus()
                        .getConditions())
                .anyMatch(condition -> condition.getType().equals("ReplicaFailure")
                        && condition.getReason().equals("FailedCreate")));
    }

    @Test
    void triesPodsThatItMayNotMakeAgainWithoutWritingOfEach() {
        createADeploymentThatMayHaveNoPods();
        eventually(() -> assertThat(refusedPods()).isGreaterThanOrEqualTo(3));
        String written = replicaSet().getMetadata().getResourceVersion();
        int refused = refusedPods();

        eventually(() -> assertThat(refusedPods()).isGreaterThanOrEqualTo(refused + 2));

        assertThat(replicaSet().getStatus().getConditions())
                .extracting(condition -> condition.getType() + " " + condition.getReason())
                .containsExactly("ReplicaFailure FailedCreate");
        assertThat(replicaSet().getMetadata().getResourceVersion()).isEqualTo(written);
    }

    @Test
    void enforcesTheRestrictedPodSecurityStandard() {
        client.namespaces()
                .withName(namespace)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"labels\":{\"pod-security.kubernetes.io/enforce\":\"restricted\"}}}");
        eventually(() -> {
            Status status =
                    refusal(() -> client.resource(pod("open", "")).dryRun().create());
            assertThat(status.getCode()).isEqualTo(403);
            assertThat(status.getMessage())
                    .isEqualTo(
                            "pods \"open\" is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false"
                                    + " (container \"web\" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities"
                                    + " (container \"web\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or"
                                    + " container \"web\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"web\""
                                    + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
        });
    }

    private void createADeploymentThatMayHaveNoPods() {
        client.resource(object("""
                        apiVersion: v1
                        kind: ResourceQuota
                        metadata: {name: limit}
                        spec: {hard: {pods: '0'}}
                        """)).create();
        eventually(() -> assertThat(client.resourceQuotas()
                        .inNamespace(namespace)
                        .withName("limit")
                        .get()
                        .getStatus()
                        .getUsed())
                .containsKey("pods"));
        client.resource(object("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec:
                          selector: {matchLabels: {app: web}}
                          template:
                            metadata: {labels: {app: web}}
                            spec: {containers: [{name: web, image: 'web:1'}]}
                        """)).create();
    }

    private ReplicaSet replicaSet() {
        return client.apps()
                .replicaSets()
                .inNamespace(namespace)
                .list()
                .getItems()
                .getFirst();
    }

    private int refusedPods() {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getReason().equals("FailedCreate"))
                .mapToInt(Event::getCount)
                .sum();
    }

    private GenericKubernetesResource pod(String name, String more) {
        return object("""
                apiVersion: v1
                kind: Pod
                metadata: {name: %s}
                spec:
                  terminationGracePeriodSeconds: 0
                  containers: [{name: web, image: 'web:1'%s}]
                """.formatted(name, more));
    }
}
