package dev.slipway.standalone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPauseTest {
    private final RestartPause pause = new RestartPause();

    @Test
    void doublesAfterEachStartThatCameToNothing() {
        assertThat(Stream.generate(() -> pause.after(false)).limit(7).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void isNoneAfterAWorkerThatHadWorked() {
        pause.after(false);
        pause.after(false);

        assertThat(pause.after(true)).isZero();
        assertThat(pause.after(false)).isEqualTo(Duration.ofSeconds(1));
    }
}
