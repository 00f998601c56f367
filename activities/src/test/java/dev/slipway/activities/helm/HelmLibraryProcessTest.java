package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterSettings;
import dev.slipway.simulator.ClusterSimulator;
import dev.slipway.simulator.SimulatorSettings;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a process that has the Helm library in it. */
class HelmLibraryProcessTest {
    private static final int TERMINATED = 143;
    private static final int KILLED = 137;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path temporary;

    private final ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
    private final ClusterConnection connection =
            ClusterConnection.open(new ClusterSettings.Text("the simulator", simulator.kubeconfig()));
    private SlowInstalls installs;

    @BeforeEach
    void open() {
        installs = new SlowInstalls(connection.client());
    }

    @AfterEach
    void close() {
        installs.close();
        connection.close();
        simulator.close();
    }

    @Test
    void endsOnSigtermAfterACallWithItsShutdownHooksRun() throws Exception {
        Process process = start(false);
        await().atMost(Duration.ofSeconds(60)).until(() -> output().contains("applied"));

        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(output()).contains("shutdown hook ran");
    }

    @Test
    void endsOnSigtermInTheMiddleOfACall() throws Exception {
        Process process = start(true);
        installs.awaitMiddle();

        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(output()).contains("shutdown hook ran").doesNotContain("applied");
    }

    @Test
    void leavesWhenKilledAReleaseThatCanBeRepairedAndNoLargeFiles() throws Exception {
        Process process = start(true);
        installs.awaitMiddle();

        process.destroyForcibly();

        assertThat(process.waitFor()).isEqualTo(KILLED);
        assertThat(bytesIn(temporary)).isLessThan(MEGABYTE);
        assertThat(installs.latest().status()).isEqualTo(ReleaseStatus.PENDING_INSTALL);
        ReleaseStore store = new ReleaseStore(connection.client());
        assertThat(store.repair(installs.wanted(false), () -> true)).isEqualTo(ReleaseStore.Repair.MARKED_FAILED);
        try (FencingProxy proxy = FencingProxy.start(connection.client());
                Helm helm = Helms.library(proxy, store)) {
            ReleaseState again = helm.apply(installs.wanted(false), () -> true, line -> {});
            assertThat(again.status()).isEqualTo(ReleaseStatus.DEPLOYED);
        }
    }

    @Test
    void keepsToSlipwaysSettingsWhateverItsEnvironmentSaysToHelm() throws Exception {
        ProcessBuilder misled = command(false);
        misled.environment()
                .putAll(Map.of(
                        "HELM_DRIVER", "configmap",
                        "HELM_KUBEAPISERVER", "http://127.0.0.1:1",
                        "HELM_KUBECONTEXT", "elsewhere"));
        Process process = misled.start();

        await().atMost(Duration.ofSeconds(60)).until(() -> output().contains("applied"));

        assertThat(installs.latest().status()).isEqualTo(ReleaseStatus.DEPLOYED);
        process.destroyForcibly();
    }

    private Process start(boolean waits) throws IOException {
        return command(waits).start();
    }

    private ProcessBuilder command(boolean waits) {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LibraryProcess.class.getName(),
                        connection.kubeconfig().toString(),
                        installs.namespace(),
                        Boolean.toString(waits))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(temporary.resolve("output").toFile()));
    }

    private String output() throws IOException {
        return Files.readString(temporary.resolve("output"));
    }

    private static long bytesIn(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
