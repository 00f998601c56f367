package dev.slipway.systemtests.scenario.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.setup.OwnProcessTest;
import dev.slipway.systemtests.setup.RunningSlipway;
import dev.slipway.systemtests.target.Environment;
import dev.slipway.systemtests.target.TemporalCommand;
import dev.slipway.systemtests.target.TestTarget;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Workers that say of which build they are, on a server that gives runs to one build. */
@OwnProcessTest
@EnabledIfEnvironmentVariable(named = Environment.TEMPORAL, matches = ".+")
class WorkerVersioningIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern CURRENT = Pattern.compile("\"currentVersionBuildID\": \"(\\w*)\"");
    private static final String OTHER = "000000000000";

    private final LaunchSettings settings = TestTarget.freshSettings().with("SLIPWAY_WORKER_VERSIONING", "true");
    private final TemporalCommand temporal = TestTarget.temporal(settings);

    @Test
    void aNewBuildTakesTheRunsAndItsRestartTakesNothingBackFromAnOperator() {
        String own;
        try (RunningSlipway first = RunningSlipway.start(settings)) {
            DeployJob job = first.tenants().deploy(CompanyCodes.next());
            assertSucceeds(first, job);
            own = currentBuild();
            assertThat(own).matches("[0-9a-f]{12}");
            assertThat(temporal.run("workflow", "describe", "--workflow-id", workflowId(job), "--output", "json"))
                    .contains("VERSIONING_BEHAVIOR_AUTO_UPGRADE", own);
        }
        makeCurrent(OTHER);
        try (RunningSlipway second = RunningSlipway.start(settings)) {
            DeployJob job = second.tenants().deploy(CompanyCodes.next());
            assertThat(currentBuild()).isEqualTo(OTHER);
            makeCurrent(own);
            assertSucceeds(second, job);
        }
    }

    private static void assertSucceeds(RunningSlipway slipway, DeployJob job) {
        assertThat(slipway.tenants().awaitEnd(job, LIMIT).required("state").asString())
                .isEqualTo("succeeded");
    }

    private static String workflowId(DeployJob job) {
        return "tenant/" + job.companyCode().toLowerCase(Locale.ROOT);
    }

    private void makeCurrent(String build) {
        temporal.run(
                "worker",
                "deployment",
                "set-current-version",
                "--deployment-name=slipway",
                "--build-id=" + build,
                "--allow-no-pollers",
                "--ignore-missing-task-queues",
                "--yes");
    }

    private String currentBuild() {
        Matcher current =
                CURRENT.matcher(temporal.run("worker", "deployment", "describe", "--name=slipway", "--output=json"));
        assertThat(current.find()).isTrue();
        return current.group(1);
    }
}
