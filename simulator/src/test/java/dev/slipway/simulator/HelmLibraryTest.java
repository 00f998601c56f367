package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Helm library, which is a real Helm 3 with client-go, works on the simulator. */
@Timeout(60)
class HelmLibraryTest {
    private static final String NAMESPACE = "helm-library";
    private static final Path CHART = Path.of("src/test/resources/chart");

    @Test
    void installsUpgradesListsAndUninstallsAChart(@TempDir Path directory) throws Exception {
        try (ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
                KubernetesClient client = client(simulator)) {
            Path kubeconfig = simulator.writeKubeconfig(directory.resolve("kubeconfig"));
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(NAMESPACE)
                            .endMetadata()
                            .build())
                    .create();

            Release installed = new Helm(CHART)
                    .install()
                    .withKubeConfig(kubeconfig)
                    .withNamespace(NAMESPACE)
                    .withName("shop")
                    .call();
            assertThat(installed.getStatus()).isEqualTo("deployed");
            awaitReady(client, 3);

            Release upgraded = Helm.upgrade(CHART.toString())
                    .withKubeConfig(kubeconfig)
                    .withNamespace(NAMESPACE)
                    .withName("shop")
                    .set("image", "registry.example/web:2")
                    .call();
            assertThat(upgraded.getRevision()).isEqualTo("2");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(pods(client))
                            .filteredOn(pod -> "web"
                                    .equals(pod.getSpec()
                                            .getContainers()
                                            .getFirst()
                                            .getName()))
                            .hasSize(2)
                            .allMatch(pod -> pod.getSpec()
                                    .getContainers()
                                    .getFirst()
                                    .getImage()
                                    .endsWith(":2"))
                            .allMatch(pod -> Readiness.getInstance().isReady(pod)));

            assertThat(Helm.list()
                            .withKubeConfig(kubeconfig)
                            .withNamespace(NAMESPACE)
                            .call())
                    .singleElement()
                    .satisfies(release -> assertThat(release.getName()).isEqualTo("shop"));

            Helm.uninstall("shop")
                    .withKubeConfig(kubeconfig)
                    .withNamespace(NAMESPACE)
                    .call();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(pods(client)).isEmpty());
            assertThat(client.persistentVolumeClaims()
                            .inNamespace(NAMESPACE)
                            .list()
                            .getItems())
                    .as("data outlives its release")
                    .hasSize(1);
        }
    }

    @Test
    void bringsTheTenantChartsUp(@TempDir Path directory) throws Exception {
        try (ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
                KubernetesClient client = client(simulator)) {
            Path kubeconfig = simulator.writeKubeconfig(directory.resolve("kubeconfig"));
            for (String chart : List.of("postgresql", "backend-api", "user-frontend")) {
                new Helm(Path.of("../charts", chart))
                        .install()
                        .withKubeConfig(kubeconfig)
                        .withNamespace(NAMESPACE)
                        .createNamespace()
                        .withName(chart + "-cha")
                        .call();
            }
            awaitReady(client, 5);
        }
    }

    private static void awaitReady(KubernetesClient client, int count) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(pods(client))
                        .hasSize(count)
                        .allMatch(pod -> Readiness.getInstance().isReady(pod)));
    }

    private static List<Pod> pods(KubernetesClient client) {
        return client.pods().inNamespace(NAMESPACE).list().getItems();
    }

    private static KubernetesClient client(ClusterSimulator simulator) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(simulator.kubeconfig()))
                .build();
    }
}
