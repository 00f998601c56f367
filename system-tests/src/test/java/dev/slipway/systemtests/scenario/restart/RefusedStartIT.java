package dev.slipway.systemtests.scenario.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.process.FreePort;
import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.setup.OwnProcessTest;
import dev.slipway.systemtests.setup.SystemTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot be end with one line that says why, and leave nothing behind. */
@OwnProcessTest
@SystemTest
class RefusedStartIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void refusesAHomeThatIsInUse(SlipwayProcess running) {
        LaunchSettings settings = running.settings().onPort(FreePort.find());
        assertThat(refusal(settings)).contains(settings.home().toString());
        assertThat(running.isAlive()).isTrue();
    }

    @Test
    void refusesAPortThatIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LaunchSettings settings = LaunchSettings.fresh(Map.of()).onPort(taken.getLocalPort());
            assertThat(refusal(settings))
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("SLIPWAY_PORT");
        }
    }

    @Test
    void refusesAKubeconfigThatIsNone(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("config"), "{ this: is not [a kubeconfig");
        assertThat(refusal(LaunchSettings.fresh(Map.of("KUBECONFIG", broken.toString()))))
                .contains("KUBECONFIG");
        Path missing = folder.resolve("missing");
        assertThat(refusal(LaunchSettings.fresh(Map.of("KUBECONFIG", missing.toString()))))
                .contains(missing.toString());
    }

    @Test
    void refusesADatabaseThatCannotBeReached() {
        String url = "jdbc:postgresql://127.0.0.1:" + FreePort.find() + "/slipway";
        assertThat(refusal(LaunchSettings.fresh(
                        Map.of("SPRING_DATASOURCE_URL", url, "SPRING_DATASOURCE_PASSWORD", "pl4nted-password"))))
                .contains("SPRING_DATASOURCE_URL")
                .doesNotContain("pl4nted-password");
    }

    private static String refusal(LaunchSettings settings) {
        // not closed when it has ended by itself: that would end all of its home, which may be another's
        SlipwayProcess refused = SlipwayProcess.start(settings);
        assertThat(refused.awaitExit(LIMIT)).isPositive().isLessThan(128);
        String output = refused.output();
        List<String> lines =
                output.lines().filter(line -> line.startsWith("slipway: ")).toList();
        assertThat(lines).as(output).hasSize(1);
        assertThat(output).doesNotContain("\tat ").doesNotContain("Exception");
        return lines.getFirst();
    }
}
