package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmInstallationsTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheFirstHelm4OnThePath() throws Exception {
        Path old = program("old", "v3.21.2+gabcdef");
        Path current = program("current", "v4.3.0+gabcdef");

        assertThat(HelmInstallations.find(
                        "", folder.resolve("nowhere") + ":" + old.getParent() + ":" + current.getParent()))
                .contains(new HelmInstallations.Program(current, "v4.3.0+gabcdef"));
    }

    @Test
    void isEmptyWhereThereIsNone() throws Exception {
        assertThat(HelmInstallations.find(null, null)).isEmpty();
        assertThat(HelmInstallations.find(
                        "", program("old", "v3.21.2").resolveSibling("").toString()))
                .isEmpty();
    }

    @Test
    void refusesAConfiguredProgramThatIsTooOld() throws IOException {
        Path old = program("old", "v3.21.2");

        HelmException problem = refused(old.toString());

        assertThat(problem.failure()).isEqualTo(HelmFailure.HELM_MISSING);
        assertThat(problem)
                .hasMessage("SLIPWAY_HELM names " + old
                        + ", which is Helm v3.21.2, which is too old; set it to a Helm 4 program or unset it");
    }

    @Test
    void refusesAConfiguredFileThatIsNoHelm() throws IOException {
        assertThat(refused(folder.resolve("missing").toString())).hasMessageContaining("which is no Helm program");
        assertThat(refused(program("other", "usage: other").toString()))
                .hasMessageContaining("which is no Helm program");
    }

    private static HelmException refused(String configured) {
        return catchThrowableOfType(HelmException.class, () -> HelmInstallations.find(configured, null));
    }

    private Path program(String name, String says) throws IOException {
        Path program = Files.createDirectory(folder.resolve(name)).resolve("helm");
        Files.writeString(program, "#!/bin/sh\necho '" + says + "'\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
