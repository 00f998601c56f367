package dev.slipway.domain.log.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskedSettingsTest {
    @Test
    void hidesWhatIsUnderASecretsNameAtAnyDepth() {
        Map<String, Object> settings = Map.of(
                "auth", Map.of("username", "cha", "password", "hunter2"),
                "smtp", Map.of("tokens", Map.of("first", "t1")),
                "apiKey", List.of("k1", "k2"));

        assertThat(MaskedSettings.of(settings).toString())
                .contains("cha")
                .doesNotContain("hunter2")
                .doesNotContain("k1")
                .doesNotContain("k2");
    }

    @Test
    void hidesTheValueBesideASecretsNameInAnEnvironment() {
        Map<String, Object> settings = Map.of(
                "env",
                List.of(
                        Map.of("name", "DB_PASSWORD", "value", "hunter2"),
                        Map.of("name", "LOG_LEVEL", "value", "debug")));

        assertThat(MaskedSettings.of(settings).toString())
                .contains("debug", "***")
                .doesNotContain("hunter2");
    }

    @Test
    void leavesTheRestAsItIs() {
        Map<String, Object> settings = Map.of("replicas", 3, "enabled", true, "host", "app.example.com");

        assertThat(MaskedSettings.of(settings)).isEqualTo(settings);
    }
}
