package dev.slipway.api.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.ApiApplication;
import dev.slipway.api.TestCluster;
import dev.slipway.api.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {

    @Test
    void withoutATokenNothingIsServed(CapturedOutput output) {
        start(new TestDatabase());
        assertOneLine(output, "SLIPWAY_ADMIN_TOKEN is not set");
    }

    @Test
    void withAGuessableTokenNothingIsServed(CapturedOutput output) {
        start(new TestDatabase(), "--slipway.admin-token=admin");
        assertOneLine(output, "SLIPWAY_ADMIN_TOKEN is shorter than 16 characters");
        assertThat(output).doesNotContain("=admin");
    }

    @Test
    void withoutADatabaseItSaysWhichSettingToCorrect(CapturedOutput output) {
        start(
                new TestCluster(),
                "--slipway.admin-token=0123456789abcdef",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/slipway",
                "--spring.datasource.password=do-not-show",
                "--spring.datasource.hikari.connection-timeout=500");
        assertOneLine(
                output, "The database cannot be used: Connection to 127.0.0.1:1 refused", "SPRING_DATASOURCE_URL");
        assertThat(output).doesNotContain("do-not-show");
    }

    private static void start(ApplicationContextInitializer<ConfigurableApplicationContext> more, String... settings) {
        SpringApplication application = new SpringApplication(ApiApplication.class);
        application.addInitializers(new TestCluster(), more);
        List<String> all = new ArrayList<>(Arrays.asList(settings));
        all.add("--server.port=0");
        all.add("--spring.temporal.connection.target=127.0.0.1:1");
        assertThatThrownBy(() -> application.run(all.toArray(String[]::new)).close())
                .isNotNull();
    }

    private static void assertOneLine(CapturedOutput output, String... parts) {
        List<String> lines = output.toString()
                .lines()
                .filter(line -> line.contains("Slipway cannot start: "))
                .toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).contains(parts);
        assertThat(output)
                .doesNotContain("APPLICATION FAILED TO START", "at org.springframework.boot.SpringApplication.run");
    }
}
