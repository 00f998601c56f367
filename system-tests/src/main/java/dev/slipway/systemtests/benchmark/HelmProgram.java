package dev.slipway.systemtests.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The helm program as a person calls it. */
final class HelmProgram {
    private final Path program;
    private final Path kubeconfig;
    private final Path charts;

    HelmProgram(Path program, Path kubeconfig, Path charts) {
        this.program = program;
        this.kubeconfig = kubeconfig;
        this.charts = charts;
    }

    /** {@code helm install --wait} of a chart with values, in a namespace that it makes. */
    void install(String chart, String release, String namespace, Map<String, String> values) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "install",
                release,
                charts.resolve(chart).toString(),
                "--wait",
                "--create-namespace"));
        command.addAll(List.of("--namespace", namespace, "--timeout", "3m"));
        values.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        run(command);
    }

    private void run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
