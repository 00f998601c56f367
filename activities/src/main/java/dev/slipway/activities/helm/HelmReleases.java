package dev.slipway.activities.helm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@link Helm} over either engine: says the same before and after, and keeps secrets out of the lines. */
final class HelmReleases implements Helm {
    private final HelmEngine engine;
    private final ReleaseStore store;

    HelmReleases(HelmEngine engine, ReleaseStore store) {
        this.engine = engine;
        this.store = store;
    }

    @Override
    public String description() {
        return engine.description();
    }

    @Override
    public ReleaseState apply(ReleaseSpec spec, HelmOutput output) throws InterruptedException {
        SecretMask mask = SecretMask.of(spec.values());
        HelmOutput masked = line -> output.line(mask.apply(line));
        ReleaseName release = spec.release();
        Optional<ReleaseState> previous = store.latest(release);
        String chart = spec.chart().name() + " " + spec.chart().version();
        masked.line(previous.map(state -> "Upgrading %s from revision %d with chart %s"
                        .formatted(release.name(), state.revision(), chart))
                .orElse("Installing %s in %s with chart %s".formatted(release.name(), release.namespace(), chart)));
        Instant begin = Instant.now();
        engine.apply(spec, previous, masked);
        ReleaseState state = store.latest(release)
                .orElseThrow(() -> new HelmException(
                        HelmFailure.HELM_FAILED, "Helm applied " + release.name() + " and left no record of it", null));
        masked.line("Release %s is %s as revision %d, applied in %s s"
                .formatted(release.name(), state.status().word(), state.revision(), seconds(begin)));
        return state;
    }

    @Override
    public List<ReleaseObject> render(ReleaseSpec spec) throws InterruptedException {
        return engine.render(spec, store.latest(spec.release()));
    }

    @Override
    public void uninstall(ReleaseName release, HelmOutput output) throws InterruptedException {
        Optional<ReleaseState> state = store.latest(release);
        if (state.isEmpty()) {
            output.line("There is no release " + release.name());
            return;
        }
        output.line("Uninstalling " + release.name());
        engine.uninstall(release, output);
        state.get().objects().stream()
                .filter(ReleaseObject::isKept)
                .forEach(object -> output.line("kept " + object.id()));
        output.line("Release " + release.name() + " is uninstalled");
    }

    @Override
    public void close() {
        engine.close();
    }

    private static String seconds(Instant begin) {
        return String.format(
                Locale.ROOT, "%.1f", Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    }
}
