package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SecretMaskTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'auth': {'password': 'hush-hush'}}",
                "{'apiKey': 'hush-hush'}",
                "{'secret': {'anything': ['hush-hush']}}",
                "{'env': [{'name': 'DB_PASSWORD', 'value': 'hush-hush'}]}",
                "{'env': [{'name': 'DATABASE_URL', 'value': 'postgres://app:hush-hush@db/app'}]}",
                "{'gitToken': 'hush-hush'}"
            })
    void hidesWhatSoundsLikeASecret(String values) {
        assertThat(mask(values).apply("saw postgres://app:hush-hush@db/app and hush-hush"))
                .satisfiesAnyOf(
                        text -> assertThat(text).doesNotContain("hush-hush"),
                        text -> assertThat(text).startsWith("saw *** and"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'auth': {'username': 'plainly'}}",
                "{'auth': {'existingSecret': 'plainly', 'passwordKey': 'plainly'}}",
                "{'imagePullSecrets': [{'name': 'plainly'}]}",
                "{'env': [{'name': 'MODE', 'value': 'plainly'}]}"
            })
    void leavesOtherValuesAlone(String values) {
        assertThat(mask(values).apply("plainly")).isEqualTo("plainly");
    }

    private static SecretMask mask(String values) {
        return SecretMask.of(JsonMapper.shared().readTree(values.replace('\'', '"')));
    }
}
