package dev.slipway.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedProgramTest {
    @TempDir
    Path folder;

    @Test
    void runsApartFromTheTerminalAndEndsWhenAsked() throws Exception {
        DetachedProgram program = start("exec sleep 600");
        ProcessHandle process = remembered();

        assertThat(sessionOf(process.pid()))
                .isNotEqualTo(sessionOf(ProcessHandle.current().pid()));
        program.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(program.isAlive()).isFalse();
    }

    @Test
    void isFoundAndEndedByALaterStart() throws Exception {
        start("exec sleep 600");
        ProcessHandle process = remembered();

        assertThat(DetachedProgram.endLeftBehind(memory())).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(DetachedProgram.endLeftBehind(memory())).isFalse();
    }

    @Test
    void isKilledWhenItDoesNotEnd() throws Exception {
        DetachedProgram program = start("trap '' TERM; echo ready; while :; do sleep 1; done");
        while (!Files.readString(log()).contains("ready")) {
            Thread.onSpinWait();
        }

        program.close();

        assertThat(program.isAlive()).isFalse();
    }

    @Test
    void leavesAnotherProgramAloneThatHasTheRememberedProcessIdByNow() throws Exception {
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(memory(), other.pid() + " 2001-01-01T00:00:00Z\n");

            assertThat(DetachedProgram.endLeftBehind(memory())).isFalse();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void passesOverAMemoryThatMakesNoSense() throws Exception {
        Files.writeString(memory(), "half a li");

        assertThat(DetachedProgram.endLeftBehind(memory())).isFalse();
    }

    private DetachedProgram start(String script) throws Exception {
        return DetachedProgram.start(List.of("/bin/sh", "-c", script), log(), memory());
    }

    private Path memory() {
        return folder.resolve("process");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private ProcessHandle remembered() throws Exception {
        long pid = Long.parseLong(Files.readString(memory()).split(" ", -1)[0]);
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static String sessionOf(long pid) throws Exception {
        Process ps = new ProcessBuilder("ps", "-o", "sess=", "-p", Long.toString(pid)).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
