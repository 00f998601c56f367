package dev.slipway.standalone.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.start.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalDevServerTest {
    @TempDir
    Path folder;

    @Test
    void saysWhyAProgramThatDoesNotServeEndedAtOnce() throws Exception {
        Path program = program("#!/bin/sh\necho 'Error: unknown flag: --sqlite-pragma'\nexit 1\n");

        assertThatThrownBy(() -> new TemporalDevServer(home(), program).start(step -> {}))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("unknown flag: --sqlite-pragma")
                .hasMessageContaining("TEMPORAL_ADDRESS");
    }

    @Test
    void isChosenWhereTheProgramIsNamed() throws Exception {
        Path program = program("#!/bin/sh\n");

        assertThat(EmbeddedTemporal.choose(home(), program)).isInstanceOf(TemporalDevServer.class);
    }

    @Test
    void refusesAProgramThatIsNotThere() {
        assertThatThrownBy(() -> EmbeddedTemporal.choose(home(), folder.resolve("missing")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("SLIPWAY_TEMPORAL_CLI");
    }

    private Path program(String script) throws Exception {
        Path program = Files.writeString(folder.resolve("temporal"), script);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private SlipwayHome home() {
        SlipwayHome home = new SlipwayHome(folder.resolve("home"));
        home.prepare();
        return home;
    }
}
