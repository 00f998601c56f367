package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ClusterConnectionTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void opensWhileTheClusterIsAwayAndSaysWhyItCannotBeReached() throws IOException {
        int port = closedPort();
        try (ClusterConnection connection = connection("http://127.0.0.1:" + port);
                ClusterHealth health = new ClusterHealth(connection)) {
            awaitError(
                    health,
                    "http://127.0.0.1:" + port
                            + " refused the connection: check that the API server runs and the port is right");
        }
    }

    @Test
    void givesUpOnAServerThatHangs() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0);
                ClusterConnection connection = connection("http://127.0.0.1:" + hanging.getLocalPort());
                ClusterHealth health = new ClusterHealth(connection)) {
            Instant begin = Instant.now();
            ClusterState state = health.check();
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(3));
            assertThat(state)
                    .isInstanceOfSatisfying(
                            ClusterState.Disconnected.class,
                            disconnected -> assertThat(disconnected.error()).endsWith("did not answer in time"));
        }
    }

    @Test
    void saysThatAHostIsUnknown() {
        try (ClusterConnection connection = connection("https://cluster.invalid:6443");
                ClusterHealth health = new ClusterHealth(connection)) {
            awaitError(health, "The host of https://cluster.invalid:6443 is unknown: check the address and DNS");
        }
    }

    @Test
    void writesAKubeconfigThatOnlyItsUserMayReadAndRemovesIt() throws IOException {
        Path kubeconfig;
        try (ClusterConnection connection = connection("http://127.0.0.1:1")) {
            kubeconfig = connection.kubeconfig();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig.getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(kubeconfig.getParent()).doesNotExist();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "SLIPWAY_TEST_KUBECONFIG", matches = ".+")
    void reachesARealClusterByTheUsersOwnFile() {
        Path file = Path.of(System.getenv("SLIPWAY_TEST_KUBECONFIG"));
        try (ClusterConnection connection = ClusterConnection.open(
                        ClusterSettings.from(name -> name.equals("KUBECONFIG") ? file.toString() : null)
                                .orElseThrow());
                ClusterHealth health = new ClusterHealth(connection)) {
            assertThat(connection.kubeconfig()).isEqualTo(file);
            await().atMost(SOON).until(() -> health.check() instanceof ClusterState.Connected);
            assertThat(connection.client().namespaces().list().getItems()).isNotEmpty();
        }
    }

    /** The first call loads many classes, and a machine under load then takes longer than the limit. */
    private static void awaitError(ClusterHealth health, String error) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(health.check())
                        .isInstanceOfSatisfying(
                                ClusterState.Disconnected.class,
                                state -> assertThat(state.error()).isEqualTo(error)));
    }

    private static ClusterConnection connection(String server) {
        return ClusterConnection.open(new ClusterSettings.Server(server, "a-token", null));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
