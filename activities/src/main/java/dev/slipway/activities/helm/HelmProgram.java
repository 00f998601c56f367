package dev.slipway.activities.helm;

import dev.slipway.cluster.folder.PrivateFolder;
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
    private final PrivateFolder folder = PrivateFolder.create();

    /**
     * @param program its path
     * @param version as it says itself, for example {@code v4.3.0}
     */
    HelmProgram(Path program, String version) {
        this.program = program;
        this.version = version;
        this.process = new HelmProcess(program, Map.of("HELM_DRIVER", "secret"));
    }

    @Override
    public String description() {
        return "helm " + version + " (" + program + ")";
    }

    @Override
    public void apply(ReleaseSpec spec, Optional<ReleaseState> previous, Way way, HelmOutput output)
            throws InterruptedException {
        List<String> arguments = upgrade(spec, previous);
        arguments.addAll(List.of("--description", spec.fingerprint(), "--history-max", HISTORY, "--debug"));
        HelmLog log = new HelmLog(spec.chart().name() + " " + spec.chart().version(), output);
        HelmProcess.Result result = run(arguments, values(spec), false, spec.timeout(), way, log);
        require(result, spec.release(), log, SecretMask.of(spec.values()));
    }

    @Override
    public List<ReleaseObject> render(ReleaseSpec spec, Optional<ReleaseState> previous, Way way)
            throws InterruptedException {
        List<String> arguments = upgrade(spec, previous);
        arguments.addAll(List.of("--dry-run=server", "--output", "json"));
        HelmLog log = new HelmLog("", line -> {});
        HelmProcess.Result result = run(arguments, values(spec), true, spec.timeout(), way, log);
        require(result, spec.release(), log, SecretMask.of(spec.values()));
        return Manifest.objects(manifest(result.output()));
    }

    @Override
    public void uninstall(ReleaseName release, Way way, HelmOutput output) throws InterruptedException {
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
        HelmLog log = new HelmLog("", output);
        HelmProcess.Result result = run(arguments, new byte[0], false, UNINSTALL, way, log);
        require(result, release, log, SecretMask.none());
    }

    @Override
    public void close() {
        folder.close();
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

    /** The kubeconfig is named, as Helm fails where a named one is missing, and else looks for another by itself. */
    private HelmProcess.Result run(
            List<String> arguments, byte[] input, boolean keepsOutput, Duration limit, Way way, HelmLog log)
            throws InterruptedException {
        try (PrivateFile kubeconfig =
                PrivateFile.in(folder, "kubeconfig", way.access().kubeconfig())) {
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("--kubeconfig", kubeconfig.path().toString()));
            return process.run(all, input, keepsOutput, limit.plus(MARGIN), log::line);
        }
    }

    private static void require(HelmProcess.Result result, ReleaseName release, HelmLog log, SecretMask mask) {
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
