package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is let in, and what happens when the API misbehaves on demand. */
@Timeout(60)
class AccessAndFaultsTest {
    @Test
    void letsNobodyInWithoutTheToken() {
        try (ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant())) {
            for (String token : new String[] {"", "wrong", simulator.token() + "x"}) {
                Config config = config(simulator);
                config.setOauthToken(token);
                config.setAutoOAuthToken(token);
                try (KubernetesClient client =
                        new KubernetesClientBuilder().withConfig(config).build()) {
                    assertThatThrownBy(() -> client.namespaces().list())
                            .isInstanceOfSatisfying(
                                    KubernetesClientException.class,
                                    refused -> assertThat(refused.getCode()).isEqualTo(401));
                }
            }
        }
    }

    @Test
    void refusesAndRecovers() {
        try (ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
                KubernetesClient client = client(simulator)) {
            simulator.faults().refuseAll();
            assertThatThrownBy(() -> client.namespaces().list())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            refused -> assertThat(refused.getCode()).isEqualTo(503));
            simulator.faults().clear();
            assertThat(client.namespaces().list().getItems()).isNotEmpty();
        }
    }

    @Test
    void dropsConnectionsAndHangs() {
        try (ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
                KubernetesClient client = client(simulator)) {
            simulator.faults().dropConnections();
            assertThatThrownBy(() -> client.namespaces().list()).isInstanceOf(KubernetesClientException.class);
            simulator.faults().hang();
            assertThatThrownBy(() -> client.namespaces().list()).isInstanceOf(KubernetesClientException.class);
            simulator.faults().clear();
            assertThat(client.namespaces().list().getItems()).isNotEmpty();
        }
    }

    @Test
    void letsAnInformerFindItsWayBackAfterItsWatchIsCut() {
        try (ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
                KubernetesClient client = client(simulator);
                SharedIndexInformer<ConfigMap> informer =
                        client.configMaps().inNamespace("default").inform()) {
            simulator.faults().cutWatches();
            client.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("after")
                            .withNamespace("default")
                            .endMetadata()
                            .build())
                    .create();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(informer.getStore().list())
                            .extracting(map -> map.getMetadata().getName())
                            .contains("after"));
        }
    }

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
        try (KubernetesClient client = client(simulator)) {
            client.namespaces().list();
        }
        simulator.close();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !before.contains(thread))
                                .filter(thread ->
                                        !thread.isDaemon() && !thread.getName().startsWith("awaitility"))
                                .map(Thread::getName)
                                .collect(Collectors.toSet()))
                        .isEmpty());
    }

    private static KubernetesClient client(ClusterSimulator simulator) {
        return new KubernetesClientBuilder().withConfig(config(simulator)).build();
    }

    private static Config config(ClusterSimulator simulator) {
        Config config = Config.fromKubeconfig(simulator.kubeconfig());
        config.setRequestRetryBackoffLimit(0);
        config.setRequestTimeout(2_000);
        return config;
    }
}
