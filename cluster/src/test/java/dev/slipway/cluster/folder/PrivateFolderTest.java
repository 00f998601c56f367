package dev.slipway.cluster.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir
    private Path parent;

    @Test
    void isReadableByItsUserAloneAndGoesWhenClosed() throws IOException {
        Path path;
        try (PrivateFolder folder = PrivateFolder.createIn(parent)) {
            path = folder.path();
            Path file = folder.write("secret", "s".getBytes(StandardCharsets.UTF_8));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void removesTheFoldersOfDeadProcessesAndNoOthers() throws IOException {
        Path dead = Files.createDirectory(parent.resolve(PrivateFolder.PREFIX + "dead"));
        Files.createFile(dead.resolve(PrivateFolder.LOCK));
        Files.writeString(dead.resolve("large"), "content");
        age(dead);
        Path young = Files.createDirectory(parent.resolve(PrivateFolder.PREFIX + "young"));
        Path strange = Files.createDirectory(parent.resolve("not-ours"));
        age(strange);
        try (PrivateFolder living = PrivateFolder.createIn(parent)) {
            age(living.path());
            PrivateFolder.createIn(parent).close();
            assertThat(living.path()).exists();
        }
        assertThat(dead).doesNotExist();
        assertThat(young).exists();
        assertThat(strange).exists();
    }

    @Test
    void leavesAFolderAloneWhoseProcessHasMadeAnotherSince() throws Exception {
        try (PrivateFolder first = PrivateFolder.createIn(parent)) {
            age(first.path());
            PrivateFolder.createIn(parent).close();

            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            AnotherProcess.class.getName(),
                            parent.toString())
                    .inheritIO()
                    .start();

            assertThat(other.waitFor()).isZero();
            assertThat(first.path()).exists();
        }
    }

    /** Makes and removes a folder, and removes what it takes for dead. */
    static final class AnotherProcess {
        private AnotherProcess() {}

        public static void main(String[] arguments) {
            PrivateFolder.createIn(Path.of(arguments[0])).close();
        }
    }

    private static void age(Path folder) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minusSeconds(3600)));
    }
}
