package dev.slipway.systemtests.scenario.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.log.LogText;
import dev.slipway.systemtests.process.HomeProcesses;
import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.ProgramProcess;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.setup.OwnProcessTest;
import dev.slipway.systemtests.setup.RunningSlipway;
import dev.slipway.systemtests.target.TestTarget;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code demo --crash}: a worker in a process of its own, killed in the middle of a deploy. */
@OwnProcessTest
class WorkerProcessIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final LaunchSettings settings = TestTarget.freshSettings();

    @AfterEach
    void endWhatIsLeft() {
        HomeProcesses.kill(settings.home());
    }

    @Test
    void showsThatAKilledWorkerLosesNothingAndLeavesNoProcessBehind() {
        SlipwayProcess slipway = SlipwayProcess.start(settings, "demo", "--crash");
        slipway.awaitReady(RunningSlipway.START_LIMIT);
        slipway.awaitOutput("Slipway stays up until Ctrl-C.", LIMIT);
        List<String> lines = slipway.output().lines().map(String::strip).toList();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("==> Slipway kills its own worker"))
                .anyMatch(line -> line.matches("==> The worker, process \\d+, was killed with SIGKILL; .*"))
                .anyMatch(line -> line.matches("==> Another worker, process \\d+, is ready, .*"))
                .containsOnlyOnce(LogText.COMPLETE)
                .anyMatch(line -> line.startsWith("Revisions   one for each release"))
                .anyMatch(line -> line.matches("Log +lines 1 to \\d+, each once, .*"))
                .anyMatch(
                        line -> line.matches("Take-over   line \\d+ came .* after the kill; the deploy succeeded .*"));

        assertThat(status()).containsPattern("The worker has a process of its own: \\d+");
        List<ProcessHandle> worker = slipway.descendants();
        assertThat(worker).isNotEmpty();
        slipway.kill();
        Awaitility.await("the worker to end with the Slipway that started it")
                .atMost(Duration.ofSeconds(5))
                .until(() -> worker.stream().noneMatch(ProcessHandle::isAlive));
    }

    private String status() {
        ProgramProcess status = ProgramProcess.ofJar(settings, "status");
        assertThat(status.awaitExit(LIMIT)).isZero();
        return status.output();
    }
}
