package dev.slipway.standalone.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.start.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptWorkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String WORKS = "echo '" + WorkerProcess.READY + "'; exec sleep 600";

    private final Queue<String> news = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    private SlipwayHome home;

    @BeforeEach
    void prepareHome() {
        home = new SlipwayHome(folder.resolve("home"));
        home.prepare();
    }

    @Test
    void startsAnotherInThePlaceOfOneThatWasKilled() throws Exception {
        try (KeptWorker worker = KeptWorker.start(launch(WORKS), news::add)) {
            long killed = worker.pid();

            worker.kill();

            assertThat(ProcessHandle.of(killed).filter(ProcessHandle::isAlive)).isEmpty();
            Awaitility.await()
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(news)
                            .anyMatch(line -> line.contains("process " + killed + ", was killed with SIGKILL"))
                            .anyMatch(line -> line.contains("process " + worker.pid() + ", is ready")));
            assertThat(worker.pid()).isNotEqualTo(killed);
        }
    }

    @Test
    void isFoundInTheHomeAndEndsWhenClosed() throws Exception {
        ProcessHandle process;
        try (KeptWorker worker = KeptWorker.start(launch(WORKS), news::add)) {
            process = WorkerLaunch.running(home).orElseThrow();
            assertThat(process.pid()).isEqualTo(worker.pid());
        }

        assertThat(process.isAlive()).isFalse();
        assertThat(WorkerLaunch.isWanted(home)).isFalse();
        assertThat(news).isEmpty();
    }

    @Test
    void isKilledWhenItDoesNotEndByItself() throws Exception {
        ProcessHandle process;
        try (KeptWorker worker =
                KeptWorker.start(launch("trap '' TERM; echo '" + WorkerProcess.READY + "'; read forever"), news::add)) {
            process = ProcessHandle.of(worker.pid()).orElseThrow();
        }

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void saysWhyTheFirstDidNotStart() {
        assertThatThrownBy(() -> KeptWorker.start(launch("echo 'no such database'; exit 3"), news::add))
                .isInstanceOf(StartFailure.class)
                .hasMessage("The worker did not start: it ended with code 3: no such database");
    }

    @Test
    void endsWhatAKilledSlipwayLeftBehind() throws Exception {
        KeptWorker.start(launch(WORKS), news::add);
        ProcessHandle leftBehind = WorkerLaunch.running(home).orElseThrow();

        WorkerLaunch.endLeftBehind(home);

        Awaitility.await().atMost(LIMIT).until(() -> !leftBehind.isAlive());
    }

    @Test
    void handsSettingsOnByNamesThatSpringReads() {
        assertThat(WorkerLaunch.variable("spring.temporal.connection.target"))
                .isEqualTo("SPRING_TEMPORAL_CONNECTION_TARGET");
        assertThat(WorkerLaunch.variable("slipway.temporal-ui")).isEqualTo("SLIPWAY_TEMPORAL_UI");
    }

    private WorkerLaunch launch(String script) {
        return new WorkerLaunch(List.of("/bin/sh", "-c", script), Map.of(), home);
    }
}
