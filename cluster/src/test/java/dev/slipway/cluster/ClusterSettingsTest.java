package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.cluster.ClusterSettingsException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void isEmptyWhereNothingIsSet() {
        assertThat(ClusterSettings.from(name -> null)).isEmpty();
        assertThat(ClusterSettings.from(name -> " ")).isEmpty();
    }

    @Test
    void takesTheFirstThatIsSet() throws IOException {
        String file = Files.createFile(folder.resolve("config")).toString();
        String other = Files.createFile(folder.resolve("other")).toString();

        assertThat(read(Map.of("KUBECONFIG", file, "KUBECONFIG_PATH", other, "KUBE_HOST", "h")))
                .isEqualTo(new ClusterSettings.Files("KUBECONFIG", java.util.List.of(Path.of(file))));
        assertThat(read(Map.of("slipway.kubernetes.kubeconfig", other, "KUBECONFIG", file)))
                .isEqualTo(
                        new ClusterSettings.Files("slipway.kubernetes.kubeconfig", java.util.List.of(Path.of(other))));
        assertThat(read(Map.of("KUBE_CONFIG_BASE64", base64("a"), "KUBE_HOST", "h", "KUBE_TOKEN", "t")))
                .isEqualTo(new ClusterSettings.Text("KUBE_CONFIG_BASE64", "a"));
        assertThat(read(Map.of("KUBE_HOST", "h:6443", "KUBE_TOKEN", "t")))
                .isEqualTo(new ClusterSettings.Server("https://h:6443", "t", null));
    }

    @Test
    void takesThoseOfSeveralFilesThatAreThere() throws IOException {
        Path file = Files.createFile(folder.resolve("config"));

        assertThat(read(Map.of("KUBECONFIG", file + ":" + folder.resolve("missing") + ":")))
                .isEqualTo(new ClusterSettings.Files("KUBECONFIG", java.util.List.of(file)));
    }

    @Test
    void namesTheSettingWhoseFileIsMissing() {
        ClusterSettingsException problem = refused(Map.of("KUBECONFIG_PATH", "/nowhere/config"));

        assertThat(problem.code()).isEqualTo(Code.KUBECONFIG_UNREADABLE);
        assertThat(problem)
                .hasMessage("KUBECONFIG_PATH names /nowhere/config, which does not exist;"
                        + " correct the path, or unset KUBECONFIG_PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiVersion: v1", "not*base64", "=="})
    void refusesWhatIsNotBase64WithoutShowingIt(String value) {
        ClusterSettingsException problem = refused(Map.of("KUBE_CONFIG_BASE64", value));

        assertThat(problem.code()).isEqualTo(Code.KUBE_CONFIG_BASE64_INVALID);
        assertThat(problem)
                .hasMessageStartingWith("KUBE_CONFIG_BASE64 is not Base64")
                .hasMessageNotContaining(value);
    }

    @Test
    void wantsATokenBesideAHost() {
        assertThat(refused(Map.of("KUBE_HOST", "https://cluster:6443")))
                .hasMessage("KUBE_HOST is set without KUBE_TOKEN; set KUBE_TOKEN to a bearer token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cluster.example:8080", "ftp://cluster", "https://user:pw@cluster", "https://a b"})
    void refusesHostsThatATokenMustNotGoTo(String host) {
        ClusterSettingsException problem = refused(Map.of("KUBE_HOST", host, "KUBE_TOKEN", "hush-hush"));

        assertThat(problem.code()).isEqualTo(Code.KUBE_HOST_INVALID);
        assertThat(problem).hasMessageNotContaining("hush-hush").hasMessageNotContaining("pw");
    }

    @Test
    void refusesAnAuthorityThatIsNone() {
        ClusterSettingsException problem =
                refused(Map.of("KUBE_HOST", "cluster", "KUBE_TOKEN", "t", "KUBE_CA", base64("nothing")));

        assertThat(problem.code()).isEqualTo(Code.KUBE_CA_INVALID);
    }

    @Test
    void findsThePodsOwnAccount() throws IOException {
        Files.writeString(folder.resolve("token"), "t");
        ClusterSettingsReader reader = new ClusterSettingsReader(
                name -> Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443")
                        .get(name),
                folder);

        assertThat(reader.read()).contains(new ClusterSettings.ServiceAccount("https://[fd00::1]:443", folder));
    }

    @Test
    void showsNoSecretAsText() {
        assertThat(new ClusterSettings.Server("https://h", "hush-hush", null).toString())
                .doesNotContain("hush-hush");
        assertThat(new ClusterSettings.Text("KUBE_CONFIG_BASE64", "hush-hush").toString())
                .doesNotContain("hush-hush");
    }

    private static ClusterSettings read(Map<String, String> settings) {
        return ClusterSettings.from(settings::get).orElseThrow();
    }

    private static ClusterSettingsException refused(Map<String, String> settings) {
        return catchThrowableOfType(ClusterSettingsException.class, () -> ClusterSettings.from(settings::get));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
