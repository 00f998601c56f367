package dev.slipway.systemtests.scenario.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.log.DeployLogSocket;
import dev.slipway.systemtests.log.LogLine;
import dev.slipway.systemtests.log.LogPages;
import dev.slipway.systemtests.log.LogText;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OwnProcessTest
class KilledProcessIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final LaunchSettings settings = TestTarget.freshSettings();

    @AfterEach
    void endWhatIsLeft() {
        HomeProcesses.kill(settings.home());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "deploying_be"})
    void finishesItsDeploysAfterAKill(String statusAtTheKill) {
        SlipwayProcess first = SlipwayProcess.start(settings).awaitReady(RunningSlipway.START_LIMIT);
        Tenants tenants = new Tenants(first.api());
        DeployJob done = tenants.deploy(CompanyCodes.next());
        tenants.awaitEnd(done, LIMIT);
        List<LogLine> doneLog = log(first.api(), done);
        DeployJob cutShort = tenants.deploy(CompanyCodes.next());
        List<LogLine> seen = watchUntilKilled(first, cutShort, statusAtTheKill);

        try (RunningSlipway second = RunningSlipway.start(settings)) {
            assertThat(second.tenants()
                            .awaitEnd(cutShort, LIMIT)
                            .required("state")
                            .asString())
                    .isEqualTo("succeeded");
            second.tenants().awaitStatus(cutShort.companyCode(), "active", Duration.ofSeconds(5));
            assertGoesOn(second.process().api(), cutShort, seen);
            assertThat(log(second.process().api(), done)).isEqualTo(doneLog);
            assertThat(second.tenants()
                            .tenant(done.companyCode())
                            .required("status")
                            .asString())
                    .isEqualTo("active");
            second.checkInvariants();
        }
    }

    private static List<LogLine> watchUntilKilled(SlipwayProcess process, DeployJob job, String status) {
        try (DeployLogSocket viewer = DeployLogSocket.json(process.api(), job.companyCode(), 0)) {
            if (!status.equals("pending")) {
                new Tenants(process.api()).awaitStatus(job.companyCode(), status, LIMIT);
            }
            process.kill();
            return viewer.lines();
        }
    }

    /** Whoever watched before the kill goes on with the next number. */
    private static void assertGoesOn(ApiClient api, DeployJob job, List<LogLine> seen) {
        List<LogLine> log = log(api, job);
        assertThat(log.subList(0, seen.size())).isEqualTo(seen);
        try (DeployLogSocket viewer = DeployLogSocket.text(api, job.companyCode(), seen.size())) {
            assertThat(viewer.awaitClose(LIMIT)).isEqualTo(1000);
            assertThat(viewer.texts()).isEqualTo(LogText.of(log.subList(seen.size(), log.size())));
        }
    }

    private static List<LogLine> log(ApiClient api, DeployJob job) {
        return new LogPages(api, job.id()).all(100);
    }
}
