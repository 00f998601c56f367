package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = RealCluster.KUBECONFIG, matches = ".+")
class HelmProgramKilledTest {
    private final ClusterConnection connection = RealCluster.connect();
    private final ReleaseStore store = new ReleaseStore(connection.client());
    private final FencingProxy proxy = FencingProxy.start(connection.client());
    private final ExecutorService caller = Executors.newSingleThreadExecutor();
    private SlowInstalls installs;
    private Helm helm;

    @BeforeEach
    void open() throws InterruptedException {
        installs = new SlowInstalls(connection.client());
        helm = Helms.choose(System.getenv("SLIPWAY_HELM"), System.getenv("PATH"), proxy, store);
    }

    @AfterEach
    void close() {
        caller.shutdownNow();
        helm.close();
        proxy.close();
        installs.close();
        connection.close();
    }

    @Test
    void aKilledInstallIsTakenBackAndMadeAgainUnderTheSameNumber() throws Exception {
        Future<ReleaseState> killed = start(true);
        installs.awaitMiddle();
        helmProcesses().forEach(ProcessHandle::destroyForcibly);
        assertThatThrownBy(killed::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("Helm was ended from outside (exit code 137)");
        assertThat(installs.latest().status()).isEqualTo(ReleaseStatus.PENDING_INSTALL);
        HelmException refused = catchThrowableOfType(
                HelmException.class, () -> helm.apply(installs.wanted(true), () -> true, line -> {}));
        assertThat(refused.failure()).isEqualTo(HelmFailure.OPERATION_IN_PROGRESS);

        assertThat(store.repair(installs.wanted(true), () -> true)).isEqualTo(ReleaseStore.Repair.TAKEN_BACK);
        Future<ReleaseState> again = start(true);
        await().ignoreExceptions().untilAsserted(() -> {
            installs.letGoOn();
            assertThat(again).isDone();
        });

        assertThat(again.get().revision()).isEqualTo(1);
        assertThat(again.get().status()).isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void anInterruptEndsTheProgramAndLeavesAReleaseThatCanBeUpgraded() throws Exception {
        Future<ReleaseState> interrupted = start(true);
        installs.awaitMiddle();

        interrupted.cancel(true);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> helmProcesses().findAny().isEmpty());
        store.repair(installs.wanted(false), () -> true);
        assertThat(helm.apply(installs.wanted(false), () -> true, line -> {}).status())
                .isEqualTo(ReleaseStatus.DEPLOYED);
    }

    private Future<ReleaseState> start(boolean waits) {
        return caller.submit(() -> helm.apply(installs.wanted(waits), () -> true, line -> {}));
    }

    private static Stream<ProcessHandle> helmProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("helm"));
    }
}
