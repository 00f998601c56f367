package dev.slipway.systemtests.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A namespace of a shared Temporal server, so that the runs of one Slipway are not worked on by another. */
final class TemporalNamespace {
    private TemporalNamespace() {}

    /** Makes one; the variables by which a Slipway uses it. */
    static Map<String, String> make(String address, String program) {
        String name = "slipway-" + UUID.randomUUID();
        try {
            Process process = new ProcessBuilder(
                            program, "operator", "namespace", "create", "--namespace", name, "--address", address)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("No namespace on " + address + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Map.of("TEMPORAL_ADDRESS", address, "SPRING_TEMPORAL_NAMESPACE", name);
    }
}
