package dev.slipway.activities.helm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The {@code helm} 4 program. A process of its own: it can be killed, and its crash is not ours. */
final class HelmProgram implements HelmEngine {
    /** Time for the program to end by its own time limit before ours ends it. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Duration UNINSTALL = Duration.ofSeconds(90);
    private static final String HISTORY = "10";

    private final Path program;
    private final String version;
    private final HelmProcess process;

    /**
     * @param program its path
     * @param version as it says itself, for example {@code v4.3.0}
     * @param kubeconfig how it reaches the cluster
     */
    HelmProgram(Path program, String version, Path kubeconfig) {
        this.program = program;
        this.version = version;
        this.process = new HelmProcess(program, Map.of("KUBECONFIG", kubeconfig.toString(), "HELM_DRIVER", "secret"));
    }

    @Override
    public String description() {
        return "helm " + version + " (" + program + ")";
    }

    @Override
    public void apply(ReleaseSpec spec, Optional<ReleaseState> previous, HelmOutput output)
            throws InterruptedException {
        List<String> arguments = upgrade(spec, previous);
        arguments.addAll(List.of("--description", spec.fingerprint(), "--history-max", HISTORY, "--debug"));
        HelmLog log = new HelmLog(spec.chart().name() + " " + spec.chart().version(), output);
        run(arguments, spec.release(), values(spec), spec.timeout(), log, SecretMask.of(spec.values()));
    }

    @Override
    public List<ReleaseObject> render(ReleaseSpec spec, Optional<ReleaseState> previous) throws InterruptedException {
        List<String> arguments = upgrade(spec, previous);
        arguments.addAll(List.of("--dry-run=server", "--output", "json"));
        HelmLog log = new HelmLog("", line -> {});
        SecretMask mask = SecretMask.of(spec.values());
        return Manifest.objects(manifest(answer(arguments, spec.release(), values(spec), spec.timeout(), log, mask)));
    }

    @Override
    public void uninstall(ReleaseName release, HelmOutput output) throws InterruptedException {
        List<String> arguments = List.of(
                "uninstall",
                release.name(),
                "--namespace",
                release.namespace(),
                "--ignore-not-found",
                "--timeout",
                UNINSTALL.toSeconds() + "s",
                "--debug",
                "--color",
                "never");
        run(arguments, release, new byte[0], UNINSTALL, new HelmLog("", output), SecretMask.none());
    }

    private static List<String> upgrade(ReleaseSpec spec, Optional<ReleaseState> previous) {
        List<String> arguments = new ArrayList<>(
                List.of("upgrade", spec.release().name(), spec.chart().path().toString(), "--install"));
        arguments.addAll(List.of("--namespace", spec.release().namespace(), "--values", "-", "--reset-values"));
        arguments.addAll(List.of("--timeout", spec.timeout().toSeconds() + "s", "--color", "never"));
        if (previous.map(ReleaseState::serverSideApply).orElse(true)) {
            // what the chart says is what is wanted, whoever changed it meanwhile
            arguments.add("--force-conflicts");
        }
        return arguments;
    }

    private void run(
            List<String> arguments, ReleaseName release, byte[] input, Duration limit, HelmLog log, SecretMask mask)
            throws InterruptedException {
        check(process.run(arguments, input, false, limit.plus(MARGIN), log::line), release, log, mask);
    }

    private String answer(
            List<String> arguments, ReleaseName release, byte[] input, Duration limit, HelmLog log, SecretMask mask)
            throws InterruptedException {
        HelmProcess.Result result = process.run(arguments, input, true, limit.plus(MARGIN), log::line);
        check(result, release, log, mask);
        return result.output();
    }

    private static void check(HelmProcess.Result result, ReleaseName release, HelmLog log, SecretMask mask) {
        if (!result.succeeded()) {
            String error = log.error();
            String ended = "Helm was ended from outside (exit code " + result.exitCode() + ")";
            throw HelmErrors.read(release, error.isBlank() ? ended : error, mask);
        }
    }

    private static String manifest(String answer) {
        try {
            return JsonMapper.shared().readTree(answer).path("manifest").asString("");
        } catch (JacksonException e) {
            // the answer holds the release's secrets, and the parser quotes it
            throw new HelmException(HelmFailure.HELM_FAILED, "Helm's answer to a dry run cannot be read", null);
        }
    }

    private static byte[] values(ReleaseSpec spec) {
        return CanonicalJson.write(spec.values()).getBytes(StandardCharsets.UTF_8);
    }
}
