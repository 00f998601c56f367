package dev.slipway.systemtests.scenario.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.setup.OnTestbed;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.target.Testbed;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SystemTest
@OnTestbed
class KilledApiServerIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(30);

    @AfterEach
    void startAgain() {
        Testbed.startAgain();
    }

    @Test
    void finishesDeploysWhoseApiServerWasKilled(ApiClient api, Tenants tenants) {
        List<DeployJob> jobs = Stream.generate(CompanyCodes::next)
                .limit(3)
                .map(tenants::deploy)
                .toList();
        tenants.awaitStatus(jobs.getFirst().companyCode(), "deploying_be", LIMIT);
        Testbed.killApiServer();
        Awaitility.await("the loss to be seen")
                .atMost(SOON)
                .until(() -> api.get("/api/cluster/health").status() == 503);
        Testbed.startAgain();
        for (DeployJob job : jobs) {
            assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString())
                    .as(job.toString())
                    .isEqualTo("succeeded");
        }
        assertThat(api.get("/api/cluster/health").status()).isEqualTo(200);
    }
}
