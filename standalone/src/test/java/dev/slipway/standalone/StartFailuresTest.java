package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.standalone.process.LoopbackPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every start that cannot go on ends in one line that says what to do, seen from outside. */
class StartFailuresTest {
    @TempDir
    Path folder;

    @Test
    void aPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(failure(Map.of("SLIPWAY_PORT", port)))
                    .startsWith("slipway: Port " + port + " is in use")
                    .contains("SLIPWAY_PORT=" + (taken.getLocalPort() + 1));
        }
    }

    @Test
    void aDatabaseThatIsAway() throws Exception {
        String place = "127.0.0.1:" + LoopbackPort.free() + "/slipway";

        assertThat(failure(Map.of(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://" + place + "?password=hunter2",
                        "SPRING_DATASOURCE_USERNAME",
                        "ada",
                        "KUBECONFIG",
                        kubeconfig())))
                .startsWith("slipway: Cannot reach PostgreSQL at " + place)
                .contains("refused", "unset SPRING_DATASOURCE_URL")
                .doesNotContain("hunter2");
    }

    @Test
    void aBrokenKubeconfig() throws Exception {
        Path broken = Files.writeString(folder.resolve("kubeconfig"), "apiVersion: v1\nclusters: [");

        assertThat(failure(Map.of("KUBECONFIG", broken.toString())))
                .contains("KUBECONFIG")
                .contains(broken.toString());
    }

    @Test
    void aTemporalThatIsAway() throws Exception {
        String address = "127.0.0.1:" + LoopbackPort.free();

        assertThat(failure(Map.of("TEMPORAL_ADDRESS", address, "KUBECONFIG", kubeconfig())))
                .startsWith("slipway: Cannot reach Temporal at " + address)
                .contains("TEMPORAL_ADDRESS");
    }

    @Test
    void aHomeThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(failure(Map.of("SLIPWAY_HOME", file.resolve("home").toString())))
                .startsWith("slipway: Cannot write to " + file.resolve("home"))
                .contains("SLIPWAY_HOME");
    }

    @Test
    void aSecondStartFromTheSameHome() throws Exception {
        try (ChildJvm first = ChildJvm.start(folder, Map.of(), HomeHolder.class, home())) {
            first.awaitOutput("held");

            assertThat(failure(Map.of()))
                    .contains("already running", "process " + first.pid(), "http://localhost:7777");
        }
    }

    @Test
    void aCommandThatIsNone() throws Exception {
        try (ChildJvm child = ChildJvm.start(folder, Map.of(), SlipwayApplication.class, "fly")) {
            assertThat(child.awaitExit()).isEqualTo(2);
            assertThat(child.errors())
                    .startsWith("slipway: there is no command \"fly\"")
                    .contains("usage:");
        }
    }

    @Test
    void aCrashWithoutAWorkerOfItsOwn() throws Exception {
        assertThat(failure(Map.of("SLIPWAY_WORKER", "none"), "demo", "--crash"))
                .contains("needs a worker of its own", "SLIPWAY_WORKER");
    }

    @Test
    void aWorkerThatIsGivenNoServers() throws Exception {
        assertThat(failure(Map.of(), "worker")).contains("SPRING_DATASOURCE_URL");
        assertThat(failure(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/slipway"), "worker"))
                .contains("KUBECONFIG");
        assertThat(failure(
                        Map.of(
                                "SPRING_DATASOURCE_URL",
                                "jdbc:postgresql://127.0.0.1:1/slipway",
                                "KUBECONFIG",
                                kubeconfig()),
                        "worker"))
                .contains("TEMPORAL_ADDRESS");
    }

    @Test
    void statusOfWhatIsNotRunning() throws Exception {
        try (ChildJvm child =
                ChildJvm.start(folder, Map.of("SLIPWAY_HOME", home()), SlipwayApplication.class, "status")) {
            assertThat(child.awaitExit()).isEqualTo(3);
            assertThat(child.output()).contains("not running");
        }
    }

    private String failure(Map<String, String> environment) throws Exception {
        return failure(environment, "up");
    }

    private String failure(Map<String, String> environment, String... arguments) throws Exception {
        Map<String, String> all = new HashMap<>();
        all.put("SLIPWAY_HOME", home());
        all.put("SLIPWAY_PORT", Integer.toString(LoopbackPort.free()));
        all.putAll(environment);
        try (ChildJvm child = ChildJvm.start(folder, all, SlipwayApplication.class, arguments)) {
            assertThat(child.awaitExit()).isEqualTo(1);
            assertThat(child.errors()).doesNotContain("Exception").doesNotContain("\tat ");
            assertThat(child.errors().lines()).hasSize(1);
            return child.errors();
        }
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private String kubeconfig() throws Exception {
        return Files.writeString(folder.resolve("good-kubeconfig"), """
                        apiVersion: v1
                        kind: Config
                        current-context: here
                        contexts: [{name: here, context: {cluster: here, user: me}}]
                        clusters: [{name: here, cluster: {server: "https://127.0.0.1:1"}}]
                        users: [{name: me, user: {token: none}}]
                        """).toString();
    }
}
