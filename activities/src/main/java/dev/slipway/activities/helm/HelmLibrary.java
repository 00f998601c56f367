package dev.slipway.activities.helm;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.UninstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import dev.slipway.cluster.folder.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Helm 3 as a library in this process, so that a bare machine needs nothing. Its own output of concurrent calls is
 * mixed up, so the lines come from what it leaves in the cluster.
 */
final class HelmLibrary implements HelmEngine {
    /** As many revisions as the program keeps; the library keeps them all. */
    private static final int HISTORY = 10;

    private final Path kubeconfig;
    private final ReleaseStore store;
    private final NativeCalls calls = new NativeCalls();
    private final PrivateFolder folder = PrivateFolder.create();

    HelmLibrary(Path kubeconfig, ReleaseStore store) {
        this.kubeconfig = kubeconfig;
        this.store = store;
    }

    @Override
    public String description() {
        return "Helm 3 library (in this process)";
    }

    @Override
    public void apply(ReleaseSpec spec, Optional<ReleaseState> previous, HelmOutput output)
            throws InterruptedException {
        SecretMask mask = SecretMask.of(spec.values());
        if (previous.isPresent()) {
            call(
                    spec.release(),
                    mask,
                    () -> withValues(
                            spec,
                            values -> upgrade(spec, values)
                                    .withDescription(spec.fingerprint())
                                    .call()));
        } else {
            call(
                    spec.release(),
                    mask,
                    () -> withValues(
                            spec,
                            values -> install(spec, values)
                                    .withDescription(spec.fingerprint())
                                    .call()));
        }
        store.prune(spec.release(), HISTORY);
        store.latest(spec.release()).ifPresent(state -> ReleaseChanges.tell(spec.chart(), previous, state, output));
    }

    @Override
    public List<ReleaseObject> render(ReleaseSpec spec, Optional<ReleaseState> previous) throws InterruptedException {
        String notes = call(
                spec.release(),
                SecretMask.of(spec.values()),
                () -> NotedChart.with(
                        spec, folder, noted -> withValues(noted, values -> dryRun(noted, previous, values))));
        return NotedChart.objects(notes);
    }

    @Override
    public void uninstall(ReleaseName release, HelmOutput output) throws InterruptedException {
        Optional<ReleaseState> state = store.latest(release);
        call(
                release,
                SecretMask.none(),
                () -> new UninstallCommand(NativeHelm.library(), release.name())
                        .withNamespace(release.namespace())
                        .withKubeConfig(kubeconfig)
                        .ignoreNotFound()
                        .call());
        state.stream()
                .flatMap(removed -> removed.objects().stream())
                .filter(object -> !object.isKept())
                .forEach(object -> output.line("deleted " + object.id()));
    }

    @Override
    public void close() {
        calls.close();
        folder.close();
    }

    private String dryRun(ReleaseSpec spec, Optional<ReleaseState> previous, Path values) {
        return previous.isPresent()
                ? upgrade(spec, values).withDryRunOption(DryRun.SERVER).call().getOutput()
                : install(spec, values).withDryRunOption(DryRun.SERVER).call().getOutput();
    }

    private InstallCommand install(ReleaseSpec spec, Path values) {
        return new InstallCommand(NativeHelm.library(), spec.chart().path())
                .withName(spec.release().name())
                .withNamespace(spec.release().namespace())
                .withKubeConfig(kubeconfig)
                .withTimeout((int) spec.timeout().toSeconds())
                .withValuesFile(values);
    }

    private UpgradeCommand upgrade(ReleaseSpec spec, Path values) {
        return new UpgradeCommand(NativeHelm.library(), spec.chart().path())
                .withName(spec.release().name())
                .withNamespace(spec.release().namespace())
                .withKubeConfig(kubeconfig)
                .withTimeout((int) spec.timeout().toSeconds())
                .resetValues()
                .withValuesFile(values);
    }

    private <T> T call(ReleaseName release, SecretMask mask, Callable<T> call) throws InterruptedException {
        try {
            return calls.call(release, call);
        } catch (IllegalStateException e) {
            throw HelmErrors.read(release, String.valueOf(e.getMessage()), mask);
        }
    }

    /** Through a private file, which goes when the call ends. */
    private <T> T withValues(ReleaseSpec spec, Function<Path, T> use) {
        Path values = folder.write(
                "values-" + UUID.randomUUID() + ".json",
                CanonicalJson.write(spec.values()).getBytes(StandardCharsets.UTF_8));
        try {
            return use.apply(values);
        } finally {
            delete(values);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of values cannot be removed", e);
        }
    }
}
