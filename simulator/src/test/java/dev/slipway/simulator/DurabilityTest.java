package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept under a directory. */
@Timeout(90)
class DurabilityTest {
    @TempDir
    Path directory;

    @Test
    void keepsObjectsRevisionsTokenAndPortOverARestart() throws Exception {
        String token;
        int port;
        long revision;
        try (ClusterSimulator simulator = start();
                KubernetesClient client = client(simulator.kubeconfig())) {
            ConfigMap made = client.resource(map("kept", "1")).create();
            client.resource(map("gone", "1")).create();
            client.configMaps().inNamespace("default").withName("gone").delete();
            token = simulator.token();
            port = simulator.address().getPort();
            revision = Long.parseLong(made.getMetadata().getResourceVersion());
        }
        try (ClusterSimulator simulator = start();
                KubernetesClient client = client(simulator.kubeconfig())) {
            assertThat(simulator.token()).isEqualTo(token);
            assertThat(simulator.address().getPort()).isEqualTo(port);
            assertThat(client.configMaps()
                            .inNamespace("default")
                            .withName("kept")
                            .get()
                            .getData())
                    .isEqualTo(Map.of("value", "1"));
            assertThat(client.configMaps()
                            .inNamespace("default")
                            .withName("gone")
                            .get())
                    .isNull();
            ConfigMap later = client.resource(map("later", "1")).create();
            assertThat(Long.parseLong(later.getMetadata().getResourceVersion())).isGreaterThan(revision);
        }
    }

    @Test
    void losesNothingThatWasAcknowledgedBeforeAKill() throws Exception {
        Path kubeconfig = directory.resolve("kubeconfig");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeptCluster.class.getName(),
                        directory.toString(),
                        kubeconfig.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        int acknowledged = 0;
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(kubeconfig));
            try (KubernetesClient client = client(Files.readString(kubeconfig))) {
                for (int i = 0; i < 200; i++) {
                    client.resource(map("map-" + i, Integer.toString(i))).create();
                    acknowledged++;
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (ClusterSimulator simulator = start();
                KubernetesClient client = client(simulator.kubeconfig())) {
            List<ConfigMap> kept =
                    client.configMaps().inNamespace("default").list().getItems();
            assertThat(kept)
                    .filteredOn(map -> map.getMetadata().getName().startsWith("map-"))
                    .hasSize(acknowledged);
        }
    }

    @Test
    void dropsALineThatADeathCutShort() throws Exception {
        try (ClusterSimulator simulator = start();
                KubernetesClient client = client(simulator.kubeconfig())) {
            client.resource(map("kept", "1")).create();
        }
        Files.writeString(journal(), "P /v1/configmaps {\"metadata\":{\"name\":\"hal", StandardOpenOption.APPEND);
        try (ClusterSimulator simulator = start();
                KubernetesClient client = client(simulator.kubeconfig())) {
            assertThat(client.configMaps()
                            .inNamespace("default")
                            .withName("kept")
                            .get())
                    .isNotNull();
            client.resource(map("after", "1")).create();
        }
        try (ClusterSimulator simulator = start();
                KubernetesClient client = client(simulator.kubeconfig())) {
            assertThat(client.configMaps()
                            .inNamespace("default")
                            .withName("after")
                            .get())
                    .isNotNull();
        }
    }

    @Test
    void replacesAFileThatHasGrown() throws Exception {
        String large = "x".repeat(500_000);
        try (ClusterSimulator simulator = start();
                KubernetesClient client = client(simulator.kubeconfig())) {
            client.resource(map("large", large)).create();
            for (int i = 0; i < 40; i++) {
                client.resource(map("large", large + i)).update();
            }
            assertThat(Files.size(journal())).isLessThan(12_000_000L);
        }
        try (ClusterSimulator simulator = start();
                KubernetesClient client = client(simulator.kubeconfig())) {
            assertThat(client.configMaps()
                            .inNamespace("default")
                            .withName("large")
                            .get()
                            .getData())
                    .isEqualTo(Map.of("value", large + 39));
        }
    }

    @Test
    void belongsToOneProcessAndIsReadByItsOwnerAlone() throws Exception {
        try (ClusterSimulator simulator = start()) {
            assertThat(simulator.address().getHost()).isEqualTo("127.0.0.1");
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("uses " + directory);
            for (String secret : List.of("token", "server.pem")) {
                assertThat(Files.getPosixFilePermissions(directory.resolve(secret)))
                        .isEqualTo(Set.of(
                                java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                                java.nio.file.attribute.PosixFilePermission.OWNER_WRITE));
            }
        }
    }

    private ClusterSimulator start() {
        return ClusterSimulator.start(SimulatorSettings.instant().keptIn(directory));
    }

    private Path journal() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("state-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToData("value", value)
                .build();
    }

    private static KubernetesClient client(String kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build();
    }

    /** A process of its own, to be killed. */
    static final class KeptCluster {
        private KeptCluster() {}

        public static void main(String[] arguments) throws Exception {
            try (ClusterSimulator simulator =
                    ClusterSimulator.start(SimulatorSettings.instant().keptIn(Path.of(arguments[0])))) {
                simulator.writeKubeconfig(new File(arguments[1]).toPath());
                Thread.currentThread().join();
            }
        }
    }
}
