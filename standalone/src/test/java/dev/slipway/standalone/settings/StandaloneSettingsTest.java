package dev.slipway.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.standalone.start.StartFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class StandaloneSettingsTest {

    @Test
    void needsNothing() {
        StandaloneSettings settings = settings(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.home()).isAbsolute().endsWithRaw(java.nio.file.Path.of(".slipway"));
        assertThat(settings.database()).isNull();
        assertThat(settings.temporalAddress()).isNull();
        assertThat(settings.worker()).isEqualTo(WorkerPlace.HERE);
    }

    @Test
    void readsWhereTheWorkerIs() {
        assertThat(settings(Map.of("SLIPWAY_WORKER", "process")).worker()).isEqualTo(WorkerPlace.PROCESS);
        assertThat(settings(Map.of("SLIPWAY_WORKER", "none")).worker()).isEqualTo(WorkerPlace.NONE);
        assertThatThrownBy(() -> settings(Map.of("SLIPWAY_WORKER", "there")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("SLIPWAY_WORKER is \"there\"");
    }

    @Test
    void readsTheEnvironmentAndShowsNoPassword() {
        StandaloneSettings settings = settings(Map.of(
                "SLIPWAY_PORT", "9090",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://db:5432/slipway",
                "SPRING_DATASOURCE_USERNAME", "ada",
                "SPRING_DATASOURCE_PASSWORD", "hunter2hunter2",
                "TEMPORAL_ADDRESS", "temporal:7233"));

        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.temporalAddress()).isEqualTo("temporal:7233");
        assertThat(settings.database())
                .isEqualTo(new StandaloneSettings.GivenDatabase(
                        "jdbc:postgresql://db:5432/slipway", "ada", "hunter2hunter2"));
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 80"})
    void refusesWhatIsNoPort(String port) {
        assertThatThrownBy(() -> settings(Map.of("SLIPWAY_PORT", port)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("SLIPWAY_PORT is \"" + port + "\"");
    }

    @Test
    void refusesADatabaseThatIsNoPostgres() {
        assertThatThrownBy(() -> settings(Map.of("SPRING_DATASOURCE_URL", "jdbc:mysql://db/slipway?password=secret")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://localhost:8080",
        "0.0.0.0, http://localhost:8080",
        "10.1.2.3, http://10.1.2.3:8080",
        "fd00::1, http://[fd00::1]:8080"
    })
    void namesAnAddressThatABrowserCanOpen(String address, String url) {
        assertThat(settings(Map.of("SLIPWAY_ADDRESS", address)).url()).isEqualTo(url);
    }

    private static StandaloneSettings settings(Map<String, Object> environment) {
        StandardEnvironment read = new StandardEnvironment();
        MutablePropertySources sources = read.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        sources.addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        return StandaloneSettings.from(read);
    }
}
