package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.cluster.ClusterSettingsException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigReaderTest {
    private static final String WORKING = """
            apiVersion: v1
            kind: Config
            current-context: here
            contexts: [{name: here, context: {cluster: home, user: me}}]
            clusters: [{name: home, cluster: {server: "https://home:6443", certificate-authority: pki/ca.crt}}]
            users: [{name: me, user: {tokenFile: token, exec: {command: ./plugin, args: [a]}}}]
            """;

    @TempDir
    private Path folder;

    private final KubeconfigReader reader = new KubeconfigReader("KUBECONFIG");

    @Test
    void readsAFile() throws IOException {
        Kubeconfig kubeconfig = reader.read(List.of(file("one", WORKING)));

        assertThat(kubeconfig.currentContext()).isEqualTo("here");
        assertThat(kubeconfig.server()).isEqualTo("https://home:6443");
    }

    @Test
    void makesPathsAbsoluteSoThatTheMergedFileCanLieElsewhere() throws IOException {
        Kubeconfig kubeconfig = reader.read(List.of(file("one", WORKING)));

        assertThat(kubeconfig.cluster().orElseThrow())
                .containsEntry(
                        "certificate-authority", folder.resolve("pki/ca.crt").toString());
        assertThat(kubeconfig.user().orElseThrow())
                .containsEntry("tokenFile", folder.resolve("token").toString())
                .containsEntry(
                        "exec", Map.of("command", folder.resolve("plugin").toString(), "args", List.of("a")));
    }

    @Test
    void mergesFilesTheFirstToNameSomethingWinning() throws IOException {
        Path first = file("one", """
                current-context: there
                clusters: [{name: home, cluster: {server: "https://first"}}]
                """);
        Path second = file("two", WORKING.replace("here", "there"));

        Kubeconfig kubeconfig = reader.read(List.of(first, second));

        assertThat(kubeconfig.currentContext()).isEqualTo("there");
        assertThat(kubeconfig.server()).isEqualTo("https://first");
        assertThat(kubeconfig.user()).isPresent();
    }

    @Test
    void namesTheContextsWhereTheCurrentOneIsMissing() throws IOException {
        Path file = file("one", WORKING.replace("current-context: here", "current-context: gone"));

        ClusterSettingsException problem = refused(file);

        assertThat(problem.code()).isEqualTo(Code.KUBECONFIG_CONTEXT_MISSING);
        assertThat(problem)
                .hasMessage("KUBECONFIG names " + file + ": its current-context gone does not exist;"
                        + " it has the contexts here. Choose one with: kubectl config use-context");
    }

    @Test
    void refusesWhatIsNoKubeconfigWithoutQuotingIt() throws IOException {
        for (String text : List.of("hush-hush: [", "hush-hush", "", "hush-hush: {}", "- hush-hush", "\u0000")) {
            ClusterSettingsException problem = refused(file("broken-" + text.hashCode(), text));

            assertThat(problem.code()).isEqualTo(Code.KUBECONFIG_INVALID);
            assertThat(problem).hasStackTraceContaining("KUBECONFIG names");
            assertThat(org.assertj.core.util.Throwables.getStackTrace(problem)).doesNotContain("hush-hush");
        }
    }

    @Test
    void refusesAFolder() {
        assertThat(refused(folder).code()).isEqualTo(Code.KUBECONFIG_UNREADABLE);
    }

    @Test
    void refusesAContextWithoutACluster() throws IOException {
        assertThat(refused(file("one", WORKING.replace("cluster: home, user", "cluster: gone, user")))
                        .code())
                .isEqualTo(Code.KUBECONFIG_INVALID);
    }

    @Test
    void refusesRelativePathsInATextThatHasNoFolder() {
        ClusterSettingsException problem =
                catchThrowableOfType(ClusterSettingsException.class, () -> reader.read(WORKING));

        assertThat(problem.code()).isEqualTo(Code.KUBECONFIG_INVALID);
        assertThat(problem).hasMessageContaining("names the file pki/ca.crt by a relative path");
    }

    private ClusterSettingsException refused(Path file) {
        return catchThrowableOfType(ClusterSettingsException.class, () -> reader.read(List.of(file)));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
