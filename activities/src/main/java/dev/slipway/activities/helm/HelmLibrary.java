package dev.slipway.activities.helm;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.UninstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import dev.slipway.cluster.folder.PrivateFolder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Helm 3 as a library in this process, so that a bare machine needs nothing. Its own output of concurrent calls is
 * mixed up, so the lines come from what it leaves in the cluster.
 */
final class HelmLibrary implements HelmEngine {
    /** As many revisions as the program keeps; the library keeps them all. */
    private static final int HISTORY = 10;

    private final ReleaseStore store;
    private final NativeCalls calls = new NativeCalls();
    private final PrivateFolder folder = PrivateFolder.create();

    HelmLibrary(ReleaseStore store) {
        this.store = store;
    }

    @Override
    public String description() {
        return "Helm 3 library (in this process)";
    }

    @Override
    public void apply(ReleaseSpec spec, Optional<ReleaseState> previous, Way way, HelmOutput output)
            throws InterruptedException {
        call(spec.release(), SecretMask.of(spec.values()), () -> {
            // as long as the call, which may outlast its caller: without a kubeconfig Helm would look for another
            try (PrivateFile kubeconfig = kubeconfig(way);
                    PrivateFile values = PrivateFile.in(folder, "values", CanonicalJson.write(spec.values()))) {
                return previous.isPresent()
                        ? upgrade(spec, kubeconfig, values)
                                .withDescription(spec.fingerprint())
                                .call()
                        : install(spec, kubeconfig, values)
                                .withDescription(spec.fingerprint())
                                .call();
            }
        });
        store.prune(spec.release(), HISTORY, way.fence());
        store.latest(spec.release()).ifPresent(state -> ReleaseChanges.tell(spec.chart(), previous, state, output));
    }

    @Override
    public List<ReleaseObject> render(ReleaseSpec spec, Optional<ReleaseState> previous, Way way)
            throws InterruptedException {
        String notes = call(
                spec.release(),
                SecretMask.of(spec.values()),
                () -> NotedChart.with(spec, folder, noted -> dryRun(noted, previous, way)));
        return NotedChart.objects(notes);
    }

    @Override
    public void uninstall(ReleaseName release, Way way, HelmOutput output) throws InterruptedException {
        Optional<ReleaseState> state = store.latest(release);
        call(release, SecretMask.none(), () -> {
            try (PrivateFile kubeconfig = kubeconfig(way)) {
                return new UninstallCommand(NativeHelm.library(), release.name())
                        .withNamespace(release.namespace())
                        .withKubeConfig(kubeconfig.path())
                        .ignoreNotFound()
                        .call();
            }
        });
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

    private String dryRun(ReleaseSpec spec, Optional<ReleaseState> previous, Way way) {
        try (PrivateFile kubeconfig = kubeconfig(way);
                PrivateFile values = PrivateFile.in(folder, "values", CanonicalJson.write(spec.values()))) {
            return previous.isPresent()
                    ? upgrade(spec, kubeconfig, values)
                            .withDryRunOption(DryRun.SERVER)
                            .call()
                            .getOutput()
                    : install(spec, kubeconfig, values)
                            .withDryRunOption(DryRun.SERVER)
                            .call()
                            .getOutput();
        }
    }

    private static InstallCommand install(ReleaseSpec spec, PrivateFile kubeconfig, PrivateFile values) {
        return new InstallCommand(NativeHelm.library(), spec.chart().path())
                .withName(spec.release().name())
                .withNamespace(spec.release().namespace())
                .withKubeConfig(kubeconfig.path())
                .withTimeout((int) spec.timeout().toSeconds())
                .withValuesFile(values.path());
    }

    private static UpgradeCommand upgrade(ReleaseSpec spec, PrivateFile kubeconfig, PrivateFile values) {
        return new UpgradeCommand(NativeHelm.library(), spec.chart().path())
                .withName(spec.release().name())
                .withNamespace(spec.release().namespace())
                .withKubeConfig(kubeconfig.path())
                .withTimeout((int) spec.timeout().toSeconds())
                .resetValues()
                .withValuesFile(values.path());
    }

    private PrivateFile kubeconfig(Way way) {
        return PrivateFile.in(folder, "kubeconfig", way.access().kubeconfig());
    }

    private <T> T call(ReleaseName release, SecretMask mask, Callable<T> call) throws InterruptedException {
        try {
            return calls.call(call);
        } catch (IllegalStateException e) {
            throw HelmErrors.read(release, String.valueOf(e.getMessage()), mask);
        }
    }
}
