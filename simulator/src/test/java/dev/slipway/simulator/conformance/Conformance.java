package dev.slipway.simulator.conformance;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A namespace of its own for each test, and what the tests have in common. */
@ParameterizedClass(name = "on the {0}")
@MethodSource("clusters")
@Timeout(90)
abstract class Conformance {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final KubernetesClient client;
    final String namespace = "sim-" + UUID.randomUUID().toString().substring(0, 8);

    Conformance(TestCluster cluster) {
        this.client = cluster.client();
    }

    static java.util.List<TestCluster> clusters() {
        return TestCluster.all();
    }

    @BeforeEach
    void createNamespace() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        eventually(() -> {
            if (client.serviceAccounts()
                            .inNamespace(namespace)
                            .withName("default")
                            .get()
                    == null) {
                throw new AssertionError("no default service account yet");
            }
        });
    }

    @AfterEach
    void deleteNamespace() {
        client.namespaces().withName(namespace).delete();
        client.close();
    }

    /** Any object, from YAML, in the test's namespace. */
    GenericKubernetesResource object(String yaml) {
        GenericKubernetesResource object =
                client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        object.getMetadata().setNamespace(namespace);
        return object;
    }

    ConfigMap configMap(String name, Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(data)
                .build();
    }

    static void eventually(ThrowingRunnable check) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(check);
    }

    /** The Status that an action is refused with. */
    static Status refusal(ThrowingCallable action) {
        KubernetesClientException refused = catchThrowableOfType(KubernetesClientException.class, action);
        if (refused == null || refused.getStatus() == null) {
            throw new AssertionError("not refused with a Status", refused);
        }
        return refused.getStatus();
    }
}
