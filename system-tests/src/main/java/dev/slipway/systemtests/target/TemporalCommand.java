package dev.slipway.systemtests.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code temporal} program, as an operator uses it on one namespace of the given server.
 *
 * @param address host and port
 * @param namespace the namespace
 */
public record TemporalCommand(String address, String namespace) {
    /** Runs it to its end; what it said. */
    public String run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Environment.value(Environment.TEMPORAL_CLI).orElse("temporal"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--address", address, "--namespace", namespace));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", arguments) + " on " + address + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
