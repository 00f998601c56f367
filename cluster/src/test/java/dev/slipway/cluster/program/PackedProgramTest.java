package dev.slipway.cluster.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedProgramTest {
    private static final String PACKED = "jar:nested:/opt/slipway.jar/!BOOT-INF/classes/!/";

    @Test
    void givesRoomToAPackedProgramAlone() {
        assertThat(PackedProgram.needsRoom(PACKED, null)).isTrue();
        assertThat(PackedProgram.needsRoom("file:/opt/app/slipway.jar", null)).isFalse();
        assertThat(PackedProgram.needsRoom("file:/src/standalone/target/classes/", null))
                .isFalse();
    }

    @Test
    void leavesTheNumberThatWasGiven() {
        assertThat(PackedProgram.needsRoom(PACKED, "4")).isFalse();
    }
}
