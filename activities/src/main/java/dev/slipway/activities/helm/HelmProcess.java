package dev.slipway.activities.helm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the program, without a shell, and ends it when nobody waits for it any more. Thread-safe. */
final class HelmProcess {
    /** What a run gave. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Settings of ours that are none of Helm's business, or a plugin's that it starts. */
    private static final List<String> PRIVATE =
            List.of("SLIPWAY_", "SPRING_", "MONGODB_", "SMTP_", "MIDTRANS_", "HELM_");

    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Platform threads: reading and writing a process's pipes would hold on to the carriers of virtual ones. */
    private static final Executor PIPES =
            task -> Thread.ofPlatform().daemon().name("helm-pipe").start(task);

    private final Path program;
    private final Map<String, String> environment;

    HelmProcess(Path program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    /**
     * Runs the program to its end.
     *
     * @param arguments nothing secret: others on the machine can see them
     * @param input what it reads from standard input
     * @param keepsOutput whether standard output is wanted
     * @param errors gets each line of standard error
     * @throws HelmException if it takes longer than the limit
     * @throws InterruptedException if interrupted; the program has ended then
     */
    Result run(List<String> arguments, byte[] input, boolean keepsOutput, Duration limit, Consumer<String> errors)
            throws InterruptedException {
        Process process = start(arguments, keepsOutput);
        try {
            CompletableFuture<String> output =
                    CompletableFuture.supplyAsync(() -> keepsOutput ? text(process) : "", PIPES);
            CompletableFuture<Void> lines = CompletableFuture.runAsync(() -> forward(process, errors), PIPES);
            // a pipe takes 64 KB: with more, writing waits for the program, which may be waiting for its reader
            PIPES.execute(() -> give(process, input));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HelmException(
                        HelmFailure.TIMEOUT, "Helm did not end within " + limit.toSeconds() + " seconds", null);
            }
            lines.get();
            return new Result(process.exitValue(), output.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            end(process);
        }
    }

    private Process start(List<String> arguments, boolean keepsOutput) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> PRIVATE.stream().anyMatch(name::startsWith));
        builder.environment().putAll(environment);
        if (!keepsOutput) {
            // with --debug Helm prints all values there
            builder.redirectOutput(Redirect.DISCARD);
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new HelmException(HelmFailure.HELM_MISSING, "The program " + program + " cannot be started", e);
        }
    }

    private static void give(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            // it ended before it read them, and its exit tells why
            return;
        }
    }

    private static void forward(Process process, Consumer<String> errors) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                errors.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Helm's output broke off", e);
        }
    }

    private static String text(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Helm's output broke off", e);
        }
    }

    /** Politely first, so that Helm can put its release in order. */
    private static void end(Process process) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
