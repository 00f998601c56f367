package dev.slipway.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.standalone.start.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void makesATokenOnceAndKeepsItForItsOwnerAlone() throws Exception {
        SlipwayHome home = prepared();

        AdminToken made = AdminToken.of(home, null);
        AdminToken kept = AdminToken.of(home, null);

        assertThat(made.origin()).isEqualTo(AdminToken.Origin.NEW);
        assertThat(made.value()).hasSize(43);
        assertThat(kept).isEqualTo(new AdminToken(made.value(), AdminToken.Origin.KEPT));
        assertThat(Files.getPosixFilePermissions(home.adminToken().path()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(made.toString()).doesNotContain(made.value());
    }

    @Test
    void prefersTheGivenTokenAndDoesNotKeepIt() {
        SlipwayHome home = prepared();

        assertThat(AdminToken.of(home, "a-token-that-was-given").origin()).isEqualTo(AdminToken.Origin.GIVEN);
        assertThat(home.adminToken().path()).doesNotExist();
    }

    @Test
    void refusesATokenThatCanBeGuessed() {
        assertThatThrownBy(() -> AdminToken.of(prepared(), "short"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("SLIPWAY_ADMIN_TOKEN")
                .hasMessageNotContaining("short\"");
    }

    @Test
    void refusesAFolderThatHoldsOtherThings() throws Exception {
        Files.writeString(folder.resolve("holiday.txt"), "mine");

        assertThatThrownBy(() -> new SlipwayHome(folder).prepare())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("holds other files");
    }

    @Test
    void saysWhatToDoWhenItCannotWrite() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new SlipwayHome(file.resolve("home")).prepare())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Cannot write to")
                .hasMessageContaining("SLIPWAY_HOME");
    }

    @Test
    void removesWhatSlipwayMadeAndNothingElse() throws Exception {
        SlipwayHome home = prepared();
        HomeLock.take(home, "http://localhost:8080").close();
        AdminToken.of(home, null);
        Files.createDirectories(home.postgres().resolve("data"));
        Files.writeString(home.postgres().resolve("data/file"), "x");
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("mine.txt"), "mine");
        Files.createSymbolicLink(home.logs().resolve("link"), outside);
        Files.writeString(home.root().resolve("notes.txt"), "mine");

        try (HomeLock lock = HomeLock.tryTake(home).orElseThrow()) {
            assertThat(Reset.remove(lock)).isFalse();
        }

        assertThat(home.root()).isDirectoryContaining("glob:**notes.txt");
        assertThat(outside.resolve("mine.txt")).exists();
        assertThat(home.postgres()).doesNotExist();
        assertThat(home.adminToken().path()).doesNotExist();
    }

    @Test
    void removesTheFolderItselfWhenNothingElseIsInIt() throws Exception {
        SlipwayHome home = prepared();
        try (HomeLock lock = HomeLock.tryTake(home).orElseThrow()) {
            assertThat(Reset.remove(lock)).isTrue();
        }
        assertThat(home.root()).doesNotExist();
    }

    @Test
    void isHeldByOneAndFreeAfterwards() throws Exception {
        SlipwayHome home = prepared();
        HomeLock lock = HomeLock.take(home, "http://localhost:8080");

        assertThat(HomeLock.holder(home)).get().extracting(RunRecord::url).isEqualTo("http://localhost:8080");
        assertThat(HomeLock.tryTake(home)).isEmpty();
        lock.close();

        assertThat(HomeLock.holder(home)).isEmpty();
    }

    private SlipwayHome prepared() {
        SlipwayHome home = new SlipwayHome(folder.resolve("home"));
        home.prepare();
        return home;
    }
}
