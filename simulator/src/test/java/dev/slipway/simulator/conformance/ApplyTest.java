package dev.slipway.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyTest extends Conformance {
    ApplyTest(TestCluster cluster) {
        super(cluster);
    }

    @Test
    void createsWhatIsNotThere() {
        apply("a", deployment(0, "web:1", "[]"));
        assertThat(current().getMetadata().getManagedFields())
                .filteredOn(owner -> owner.getManager().equals("a"))
                .singleElement()
                .satisfies(owner -> assertThat(owner.getOperation()).isEqualTo("Apply"));
    }

    @Test
    void removesWhatItsManagerDropped() {
        apply("a", deployment(0, "web:1", "[{name: ONE, value: '1'}, {name: TWO, value: '2'}]"));
        apply("a", deployment(0, "web:1", "[{name: TWO, value: '2'}]"));
        assertThat(container().getEnv()).extracting(EnvVar::getName).containsExactly("TWO");
        apply("a", deployment(0, "web:1", "[]"));
        assertThat(container().getEnv()).isEmpty();
        assertThat(container().getImage()).isEqualTo("web:1");
    }

    @Test
    void keepsWhatOthersAdded() {
        apply("a", deployment(0, "web:1", "[{name: ONE, value: '1'}]"));
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"web\",\"env\":[{\"name\":\"THEIRS\","
                                + "\"value\":\"x\"}]}]}}}}");
        apply("a", deployment(0, "web:2", "[]"));
        assertThat(container().getEnv()).extracting(EnvVar::getName).containsExactly("THEIRS");
        assertThat(container().getImage()).isEqualTo("web:2");
    }

    @Test
    void refusesToTakeAFieldFromAnotherManagerUnlessForced() {
        apply("a", deployment(0, "web:1", "[]"));
        GenericKubernetesResource other = object("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {replicas: 3}
                """);
        Status status = refusal(() -> apply("b", other));
        assertThat(status.getCode()).isEqualTo(409);
        assertThat(status.getReason()).isEqualTo("Conflict");
        assertThat(status.getMessage()).isEqualTo("Apply failed with 1 conflict: conflict with \"a\": .spec.replicas");
        assertThat(status.getDetails().getCauses()).singleElement().satisfies(cause -> {
            assertThat(cause.getReason()).isEqualTo("FieldManagerConflict");
            assertThat(cause.getMessage()).isEqualTo("conflict with \"a\"");
            assertThat(cause.getField()).isEqualTo(".spec.replicas");
        });
        client.resource(other).fieldManager("b").forceConflicts().serverSideApply();
        assertThat(current().getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void sharesAFieldOfTheSameValueAndKeepsItUntilTheLastOwnerDropsIt() {
        apply("a", shared("data: {x: '1', y: '2'}"));
        apply("b", shared("data: {x: '1'}"));
        apply("a", shared("data: {y: '2'}"));
        assertThat(shared()).isEqualTo(Map.of("x", "1", "y", "2"));
        apply("b", shared(""));
        assertThat(shared()).isEqualTo(Map.of("y", "2"));
    }

    @Test
    void leavesTheRevisionAloneWhenNothingChanges() {
        apply("a", deployment(0, "web:1", "[]"));
        eventually(
                () -> assertThat(current().getStatus().getObservedGeneration()).isEqualTo(1L));
        String before = current().getMetadata().getResourceVersion();
        apply("a", deployment(0, "web:1", "[]"));
        assertThat(current().getMetadata().getResourceVersion()).isEqualTo(before);
    }

    private GenericKubernetesResource shared(String data) {
        return object("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\n" + data);
    }

    private Map<String, String> shared() {
        return client.configMaps()
                .inNamespace(namespace)
                .withName("shared")
                .get()
                .getData();
    }

    private GenericKubernetesResource deployment(int replicas, String image, String env) {
        return object("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: %d
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 0
                  containers:
                    - name: web
                      image: %s
                      env: %s
            """.formatted(replicas, image, env));
    }

    private void apply(String manager, GenericKubernetesResource object) {
        client.resource(object)
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(manager)
                        .withForce(false)
                        .build());
    }

    private Deployment current() {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get();
    }

    private Container container() {
        return current().getSpec().getTemplate().getSpec().getContainers().getFirst();
    }
}
