package dev.slipway.systemtests.scenario.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.process.HomeProcesses;
import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.setup.OwnProcessTest;
import dev.slipway.systemtests.setup.RunningSlipway;
import dev.slipway.systemtests.target.TestTarget;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OwnProcessTest
class GracefulStopIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int ENDED_BY_SIGTERM = 143;

    private final LaunchSettings settings = TestTarget.freshSettings();

    @AfterEach
    void endWhatIsLeft() {
        HomeProcesses.kill(settings.home());
    }

    @Test
    void endsInTimeInTheMiddleOfADeployAndGoesOnAtTheNextStart() {
        SlipwayProcess first = SlipwayProcess.start(settings).awaitReady(RunningSlipway.START_LIMIT);
        Tenants tenants = new Tenants(first.api());
        // Helm's library takes over SIGTERM with each call: a whole deploy comes first
        tenants.awaitEnd(tenants.deploy(CompanyCodes.next()), LIMIT);
        DeployJob job = tenants.deploy(CompanyCodes.next());
        tenants.awaitStatus(job.companyCode(), "deploying_be", LIMIT);
        List<ProcessHandle> children = first.descendants();
        first.terminate();
        assertThat(first.awaitExit(Duration.ofSeconds(10))).isEqualTo(ENDED_BY_SIGTERM);
        Awaitility.await("no process left")
                .atMost(Duration.ofSeconds(2))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive)
                        && HomeProcesses.of(settings.home()).isEmpty());

        try (RunningSlipway second = RunningSlipway.start(settings)) {
            assertThat(second.tenants().awaitEnd(job, LIMIT).required("state").asString())
                    .isEqualTo("succeeded");
            second.checkInvariants();
        }
    }
}
