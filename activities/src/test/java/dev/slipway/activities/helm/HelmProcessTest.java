package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HelmProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HelmProcess shell = new HelmProcess(Path.of("/bin/sh"), Map.of("GIVEN", "given"));

    @Test
    void givesInputAndTakesOutputLinesAndExitCode() throws InterruptedException {
        HelmProcess.Result result = run("cat; echo one >&2; echo $GIVEN >&2; exit 3", LIMIT);

        assertThat(result.output()).isEqualTo("the input");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(lines).containsExactly("one", "given");
    }

    @Test
    void endsAProgramThatTakesTooLong() {
        HelmException failure =
                catchThrowableOfType(HelmException.class, () -> run("exec sleep 60", Duration.ofMillis(300)));

        assertThat(failure.failure()).isEqualTo(HelmFailure.TIMEOUT);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void killsAProgramThatDoesNotEndWhenAskedTo() {
        HelmException failure = catchThrowableOfType(
                HelmException.class, () -> run("trap '' TERM; while :; do sleep 0.1; done", Duration.ofMillis(500)));

        assertThat(failure.failure()).isEqualTo(HelmFailure.TIMEOUT);
        await().until(() -> ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void endsTheProgramWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run("exec sleep 60", LIMIT)).isInstanceOf(InterruptedException.class);

        await().until(() -> ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void goesOnWhenTheProgramDoesNotReadItsInput() throws InterruptedException {
        byte[] large = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        assertThat(shell.run(List.of("-c", "exit 4"), large, true, LIMIT, lines::add)
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void passesMoreThanAPipeTakesBothWays() throws InterruptedException {
        byte[] large = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        String talksFirst = "head -c 300000 /dev/zero | tr '\\0' 'y'; head -c 300000 /dev/zero | tr '\\0' 'z' >&2; cat";

        HelmProcess.Result result = shell.run(List.of("-c", talksFirst), large, true, LIMIT, lines::add);

        assertThat(result.output()).hasSize(1_300_000).endsWith("x");
        assertThat(lines).singleElement().satisfies(line -> assertThat(line).hasSize(300_000));
    }

    @Test
    void endsAProgramThatNeverReadsItsInput() {
        byte[] large = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        HelmException failure = catchThrowableOfType(
                HelmException.class,
                () -> shell.run(List.of("-c", "exec sleep 60"), large, true, Duration.ofMillis(300), lines::add));

        assertThat(failure.failure()).isEqualTo(HelmFailure.TIMEOUT);
    }

    @Test
    void failsAsItsListenerDoes() {
        assertThatThrownBy(() -> shell.run(List.of("-c", "echo one >&2"), new byte[0], true, LIMIT, line -> {
                    throw new IllegalStateException("the log is away");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the log is away");
    }

    @Test
    void saysThatAProgramIsMissing() {
        HelmProcess missing = new HelmProcess(Path.of("/nowhere/helm"), Map.of());

        assertThat(catchThrowableOfType(
                                HelmException.class, () -> missing.run(List.of(), new byte[0], true, LIMIT, lines::add))
                        .failure())
                .isEqualTo(HelmFailure.HELM_MISSING);
    }

    private HelmProcess.Result run(String script, Duration limit) throws InterruptedException {
        return shell.run(List.of("-c", script), "the input".getBytes(StandardCharsets.UTF_8), true, limit, lines::add);
    }
}
