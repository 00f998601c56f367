package dev.slipway.activities.helm;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Installs of a chart that stay in the middle until they are let go on, in a namespace of their own. */
final class SlowInstalls implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final ReleaseStore store;
    private final String namespace = "helm-slow-" + UUID.randomUUID().toString().substring(0, 8);

    SlowInstalls(KubernetesClient client) {
        this.client = client;
        this.store = new ReleaseStore(client);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    static Path charts() {
        try {
            return Path.of(Objects.requireNonNull(SlowInstalls.class.getResource("/slow-charts"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A release that waits in its install, or does not. */
    ReleaseSpec wanted(boolean waits) {
        ObjectNode values = JsonMapper.shared().createObjectNode().put("wait", waits);
        return new ReleaseSpec(
                new ReleaseName(namespace, "slow"),
                ChartLibrary.ofFolder(charts()).chart("slow"),
                values);
    }

    /** Returns when an install is in the middle: its objects are there, and it waits. */
    void awaitMiddle() {
        await().atMost(SOON)
                .until(() -> client.pods()
                                .inNamespace(namespace)
                                .withName("slow-wait")
                                .get()
                        != null);
    }

    /** Lets the install that is in the middle go on. */
    void letGoOn() {
        client.pods().inNamespace(namespace).withName("slow-wait").editStatus(SlowInstalls::succeeded);
    }

    ReleaseState latest() {
        return store.latest(new ReleaseName(namespace, "slow")).orElseThrow();
    }

    String namespace() {
        return namespace;
    }

    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
    }

    private static Pod succeeded(Pod pod) {
        pod.getStatus().setPhase("Succeeded");
        pod.getStatus().setConditions(null);
        return pod;
    }
}
