package dev.slipway.domain.log.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskerTest {
    private static final String SECRET = "Tr0ub4dor&3/\"x'";

    private final UUID deployment = UUID.randomUUID();
    private final SecretMasker masker = new SecretMasker();

    @Test
    void aKnownSecretIsMaskedInEveryFormForItsDeploymentOnly() {
        masker.register(deployment, List.of(SECRET));
        assertThat(mask("it is " + SECRET + "!")).isEqualTo("it is ***!");
        assertThat(mask("x=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
                .isEqualTo("x=***");
        assertThat(mask("{\"x\":\"Tr0ub4dor&3/\\\"x'\"}")).isEqualTo("{\"x\":\"***\"}");
        assertThat(masker.mask(UUID.randomUUID(), "it is " + SECRET)).contains(SECRET);
        masker.forget(deployment);
        assertThat(mask("it is " + SECRET)).contains(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "a longer prefix of it "})
    void aKnownSecretIsMaskedInsideOfBase64AtAnyAlignment(String prefix) {
        masker.register(deployment, List.of(SECRET));
        String plain = prefix + SECRET + " and what follows";
        String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        String masked = mask("data " + encoded);
        assertThat(masked).contains("***");
        String shown = masked.substring(5, masked.indexOf("***"));
        assertThat(new String(Base64.getMimeDecoder().decode(shown), StandardCharsets.UTF_8))
                .doesNotContain(SECRET.substring(0, 2));
        assertThat(masked.length()).isLessThan(encoded.length());
    }

    @Test
    void overlappingSecretsAreMaskedWhole() {
        masker.register(deployment, List.of("abcd", "cdefgh", "abcd-1234", "zzzz"));
        assertThat(mask("<abcdefgh>")).isEqualTo("<***>");
        assertThat(mask("<abcd-1234>")).isEqualTo("<***>");
        assertThat(mask("<zzzzzzzzz>")).isEqualTo("<***>");
        assertThat(mask("<abc>")).isEqualTo("<abc>");
    }

    @Test
    void shortAndCommonWordsAreLeftAlone() {
        masker.register(deployment, List.of("abc", "true", "", "  "));
        assertThat(mask("abc is true")).isEqualTo("abc is true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password=hunter2 next|password=*** next",
                "\"adminPassword\": \"hunter 2\", \"a\": 1|\"adminPassword\": \"***\", \"a\": 1",
                "{\\\"apiKey\\\":\\\"abc\\\"}|{\\\"apiKey\\\":\\\"***\"}",
                "DB_PASSWORD: hunter2|DB_PASSWORD: ***",
                "client_secret=abc&x=1|client_secret=***&x=1",
                "run --password hunter2 --x 1|run --password *** --x 1",
                "jdbc:postgresql://app:s3cr3t@db:5432/x|jdbc:postgresql://app:***@db:5432/x",
                "Authorization: Basic dXNlcjpwYXNz|Authorization: Basic ***",
                "authorization: Bearer abcdef123|authorization: Bearer ***",
                "curl -H Bearer eyabcdef123|curl -H Bearer ***",
                "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_1 here|got *** here",
                "AKIAIOSFODNN7EXAMPLE|***",
                "-----BEGIN RSA PRIVATE KEY-----MIIEow-----END RSA PRIVATE KEY-----|-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----",
                "password=*** stays|password=*** stays",
            })
    void whatLooksLikeASecretIsMasked(String line, String masked) {
        assertThat(mask(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret/postgresql-cha created",
                "secretName: postgresql-cha",
                "automountServiceAccountToken: false",
                "Pulling image docker.io/library/postgres:18",
                "GET https://example.com:8080/path?x=1 200",
                "a bearer token is wanted",
                "POSTGRES_PASSWORD: $(POSTGRES_PASSWORD)",
                "statefulset.apps/postgresql-cha 1/1 ready",
                "topologyKey: kubernetes.io/hostname",
            })
    void ordinaryLinesStayAsTheyAre(String line) {
        assertThat(mask(line)).isEqualTo(line);
    }

    @Test
    void secretsAreFoundInSettingsByTheirKeysAtAnyDepth() {
        assertThat(KnownSecrets.inSettings(Map.of(
                        "auth",
                        Map.of("adminPassword", "p1", "username", "u1", "tokens", List.of("no")),
                        "list",
                        List.of(Map.of("API_KEY", "k1"), Map.of("pin", 1)),
                        "secret",
                        Map.of("nested", List.of("n1", 42)),
                        "existingSecret",
                        "name",
                        "topologyKey",
                        "zone",
                        "secretName",
                        "name2")))
                .containsExactlyInAnyOrder("p1", "k1", "n1", "42");
    }

    @Test
    void secretsOfASecretObjectAreItsValuesButNotTheUserName() {
        assertThat(KnownSecrets.inSecretObject(Map.of("password", "aHVudGVyMg==", "username", "cG9zdGdyZXM="), null))
                .containsExactly("hunter2");
        assertThat(KnownSecrets.inSecretObject(null, Map.of("DB_HOST", "db", "tls.key", "xyz")))
                .containsExactly("xyz");
    }

    @Test
    void aPrivateKeyThatComesLineByLineIsMasked() {
        PrivateKeyBlocks blocks = new PrivateKeyBlocks();
        assertThat(List.of(
                                "  -----BEGIN PRIVATE KEY-----",
                                "  MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7",
                                "  -----END PRIVATE KEY-----",
                                "plain")
                        .stream()
                        .map(blocks::mask))
                .containsExactly("  -----BEGIN PRIVATE KEY-----", "***", "  -----END PRIVATE KEY-----", "plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "eyJ",
                "eyJ.",
                "eyJa",
                "password",
                "password=",
                "password:\"",
                "--",
                "-",
                "--token ",
                "://",
                "://a:",
                "://a:b@",
                "bearer ",
                "bearer",
                "authorization:",
                "authorization: basic ",
                "-----BEGIN PRIVATE KEY-----",
                "AKIA",
                "ghp_",
                "sk-a",
                "secretsecret",
                "token\\\\\\\"",
                "\"",
                "\\",
                " ",
                "key.",
                "api_",
                "_-.",
            })
    void hostileLinesTakeLinearTime(String piece) {
        masker.register(
                deployment,
                IntStream.range(1, 60).mapToObj(i -> "a".repeat(4 * i) + "b").toList());
        String line = piece.repeat(64 * 1024 / piece.length());
        mask(line);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> mask(line));
    }

    private String mask(String line) {
        return masker.mask(deployment, line);
    }
}
