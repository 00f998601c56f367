package dev.slipway.systemtests.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What is in a cluster, read without Slipway. Thread-safe. */
public final class ClusterView implements AutoCloseable {
    private static final String HELM_OWNER = "owner";

    private final KubernetesClient client;

    private ClusterView(KubernetesClient client) {
        this.client = client;
    }

    /** The cluster of a kubeconfig. */
    public static ClusterView of(Path kubeconfig) {
        try {
            Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
            return new ClusterView(
                    new KubernetesClientBuilder().withConfig(config).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every revision of every release of a namespace, by name and revision. */
    public List<HelmRelease> releases(String namespace) {
        return client.secrets().inNamespace(namespace).withLabel(HELM_OWNER, "helm").list().getItems().stream()
                .map(ClusterView::release)
                .sorted(Comparator.comparing(HelmRelease::name).thenComparingInt(HelmRelease::revision))
                .toList();
    }

    /** The objects of a revision of a release, as Helm rendered them. */
    public String manifest(String namespace, String release, int revision) {
        return HelmRecord.manifest(client.secrets()
                .inNamespace(namespace)
                .withLabels(Map.of(HELM_OWNER, "helm", "name", release, "version", Integer.toString(revision)))
                .list()
                .getItems()
                .getFirst());
    }

    /** What is in a namespace, by kind and name, besides what Kubernetes puts there and what charts say to keep. */
    public List<String> contents(String namespace) {
        return NamespaceContents.of(client, namespace);
    }

    /** A way to change the cluster behind Slipway's back. */
    public ClusterTampering tampering() {
        return new ClusterTampering(client);
    }

    /** Whether a namespace is there. */
    public boolean hasNamespace(String namespace) {
        return client.namespaces().withName(namespace).get() != null;
    }

    /** The names of all namespaces. */
    public List<String> namespaces() {
        return client.namespaces().list().getItems().stream()
                .map(namespace -> namespace.getMetadata().getName())
                .toList();
    }

    /** The number of pods of a release. */
    public int pods(String namespace, String release) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", release)
                .list()
                .getItems()
                .size();
    }

    /** Removes a pod at once, as a node that dies does. */
    public void killPods(String namespace, String release) {
        client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", release)
                .withGracePeriod(0)
                .delete();
    }

    /** Sets how many pods a Deployment wants. */
    public void scaleDeployment(String namespace, String name, int replicas) {
        client.apps().deployments().inNamespace(namespace).withName(name).scale(replicas);
    }

    /** Whether there is a Service. */
    public boolean hasService(String namespace, String name) {
        return client.services().inNamespace(namespace).withName(name).get() != null;
    }

    /** Deletes a Service. */
    public void deleteService(String namespace, String name) {
        client.services().inNamespace(namespace).withName(name).delete();
    }

    /** Gives a Service's label another value. */
    public void labelService(String namespace, String name, String label, String value) {
        client.services()
                .inNamespace(namespace)
                .withName(name)
                .edit(service -> new ServiceBuilder(service)
                        .editMetadata()
                        .addToLabels(label, value)
                        .endMetadata()
                        .build());
    }

    /** Makes a namespace, with a limit on what may run there. */
    public void makeNamespaceWithoutRoom(String namespace) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        client.resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("no-room")
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("pods", new Quantity("0")))
                        .endSpec()
                        .build())
                .create();
    }

    /** Removes namespaces with all that is in them. */
    public void remove(List<String> namespaces, Duration limit) {
        for (String namespace : namespaces) {
            client.pods().inNamespace(namespace).withGracePeriod(0).delete();
            client.namespaces().withName(namespace).delete();
        }
        Awaitility.await("namespaces to be gone: " + namespaces)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> namespaces.stream().noneMatch(this::hasNamespace));
    }

    @Override
    public void close() {
        client.close();
    }

    private static HelmRelease release(Secret secret) {
        Map<String, String> labels = secret.getMetadata().getLabels();
        return new HelmRelease(
                labels.getOrDefault("name", ""),
                Integer.parseInt(labels.getOrDefault("version", "0")),
                labels.getOrDefault("status", ""));
    }
}
