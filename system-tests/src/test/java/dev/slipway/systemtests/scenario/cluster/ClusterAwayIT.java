package dev.slipway.systemtests.scenario.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.api.Json;
import dev.slipway.systemtests.api.TextSocket;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.cluster.CuttableProxy;
import dev.slipway.systemtests.cluster.KubeconfigFile;
import dev.slipway.systemtests.invariant.InvariantChecker;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.setup.OwnProcessTest;
import dev.slipway.systemtests.setup.RunningSlipway;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.target.TestTarget;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second Slipway reaches its cluster (the shared one's, or the one given) through a connection that can be cut. */
@OwnProcessTest
@SystemTest
class ClusterAwayIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(30);

    private CuttableProxy proxy;
    private SlipwayProcess slipway;

    @BeforeEach
    void start(SlipwayProcess shared) {
        KubeconfigFile direct = TestTarget.kubeconfig(shared);
        proxy = new CuttableProxy(direct.server());
        String through = direct.throughPort(proxy.port()).path().toString();
        slipway = SlipwayProcess.start(TestTarget.freshSettings().with("KUBECONFIG", through));
        slipway.awaitReady(RunningSlipway.START_LIMIT);
    }

    @AfterEach
    void end() {
        slipway.close();
        proxy.close();
    }

    @Test
    void saysThatTheClusterRefusesAndThatItIsBack() {
        ApiClient api = slipway.api();
        try (TextSocket status = TextSocket.open(api, "/ws/cluster/status")) {
            status.awaitNewest("connected", SOON, text -> state(text).equals("connected"));
            proxy.cut();
            status.awaitNewest("disconnected", SOON, text -> state(text).equals("disconnected"));
            assertAway(api);
            proxy.mend();
            status.awaitNewest("connected again", SOON, text -> state(text).equals("connected"));
            assertThat(api.get("/api/cluster/health").status()).isEqualTo(200);
        }
    }

    @Test
    void answersInTimeWhileTheClusterHangs() {
        ApiClient api = slipway.api();
        proxy.hang();
        Awaitility.await("the hang to be seen")
                .atMost(SOON)
                .until(() -> api.get("/api/cluster/health").status() == 503);
        assertAway(api);
        assertThat(api.get("/api/tenants").status()).isEqualTo(200);
        proxy.mend();
        Awaitility.await("the cluster to be back")
                .atMost(SOON)
                .until(() -> api.get("/api/cluster/health").status() == 200);
    }

    @Test
    void finishesDeploysWhoseClusterWentAwayInTheMiddle(ClusterView cluster) {
        Tenants tenants = new Tenants(slipway.api());
        DeployJob cut = tenants.deploy(CompanyCodes.next());
        tenants.awaitStatus(cut.companyCode(), "deploying_be", LIMIT);
        proxy.cut();
        DeployJob askedWhileAway = tenants.deploy(CompanyCodes.next());
        Awaitility.await("a failed attempt to be seen")
                .atMost(SOON)
                .until(() -> slipway.api()
                        .get("/api/deployments/" + askedWhileAway.id())
                        .json()
                        .required("steps")
                        .path(0)
                        .path("error")
                        .path("code")
                        .isString());
        assertThat(tenants.step(askedWhileAway.id(), "namespace")
                        .required("error")
                        .required("class")
                        .asString())
                .isEqualTo("transient");
        proxy.mend();
        for (DeployJob job : List.of(cut, askedWhileAway)) {
            assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString())
                    .as(job.toString())
                    .isEqualTo("succeeded");
        }
        new InvariantChecker(slipway.api(), cluster).check();
    }

    private static void assertAway(ApiClient api) {
        Instant before = Instant.now();
        Answer answer = api.get("/api/cluster/health");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("status")).isEqualTo("error");
        assertThat(answer.text("message")).isEqualTo("Failed to connect to Kubernetes cluster");
        assertThat(answer.text("error")).isNotBlank();
    }

    private static String state(String text) {
        return Json.parse(text).required("status").asString();
    }
}
