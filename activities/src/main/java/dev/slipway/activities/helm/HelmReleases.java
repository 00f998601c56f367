package dev.slipway.activities.helm;

import dev.slipway.activities.fence.Fence;
import dev.slipway.activities.fence.FencedAccess;
import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.activities.fence.LeaseLostException;
import dev.slipway.activities.helm.HelmEngine.Way;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@link Helm} over either engine: says the same before and after, keeps secrets out of the lines, and gives each
 * operation a way to the cluster that ends with it.
 */
final class HelmReleases implements Helm {
    /** Nothing is changed on a way that holds no lease. */
    private static final Fence READING = () -> false;

    private final HelmEngine engine;
    private final FencingProxy proxy;
    private final ReleaseStore store;

    HelmReleases(HelmEngine engine, FencingProxy proxy, ReleaseStore store) {
        this.engine = engine;
        this.proxy = proxy;
        this.store = store;
    }

    @Override
    public String description() {
        return engine.description();
    }

    @Override
    public ReleaseState apply(ReleaseSpec spec, Fence fence, HelmOutput output) throws InterruptedException {
        SecretMask mask = SecretMask.of(spec.values());
        HelmOutput masked = line -> output.line(mask.apply(line));
        ReleaseName release = spec.release();
        Optional<ReleaseState> previous = store.latest(release);
        String chart = spec.chart().name() + " " + spec.chart().version();
        masked.line(previous.map(state -> "Upgrading %s from revision %d with chart %s"
                        .formatted(release.name(), state.revision(), chart))
                .orElse("Installing %s in %s with chart %s".formatted(release.name(), release.namespace(), chart)));
        Instant begin = Instant.now();
        operate(release, fence, way -> engine.apply(spec, previous, way, masked));
        ReleaseState state = store.latest(release)
                .orElseThrow(() -> new HelmException(
                        HelmFailure.HELM_FAILED, "Helm applied " + release.name() + " and left no record of it", null));
        masked.line("Release %s is %s as revision %d, applied in %s s"
                .formatted(release.name(), state.status().word(), state.revision(), seconds(begin)));
        return state;
    }

    @Override
    public List<ReleaseObject> render(ReleaseSpec spec) throws InterruptedException {
        Optional<ReleaseState> previous = store.latest(spec.release());
        try (FencedAccess access = proxy.open(READING)) {
            return engine.render(spec, previous, new Way(access, READING));
        }
    }

    @Override
    public void uninstall(ReleaseName release, Fence fence, HelmOutput output) throws InterruptedException {
        Optional<ReleaseState> state = store.latest(release);
        if (state.isEmpty()) {
            output.line("There is no release " + release.name());
            return;
        }
        output.line("Uninstalling " + release.name());
        operate(release, fence, way -> engine.uninstall(release, way, output));
        state.get().objects().stream()
                .filter(ReleaseObject::isKept)
                .forEach(object -> output.line("kept " + object.id()));
        output.line("Release " + release.name() + " is uninstalled");
    }

    @Override
    public void close() {
        engine.close();
    }

    private interface Operation {
        void run(Way way) throws InterruptedException;
    }

    private void operate(ReleaseName release, Fence fence, Operation operation) throws InterruptedException {
        try (FencedAccess access = proxy.open(fence)) {
            operation.run(new Way(access, fence));
        } catch (HelmException e) {
            throw e.failure() == HelmFailure.LEASE_LOST || !fence.isHeld() ? new LeaseLostException(e) : e;
        } catch (InterruptedException e) {
            // the access is closed: a call into the library that still runs changes nothing more
            leaveInOrder(release, fence, e);
            throw e;
        }
    }

    private void leaveInOrder(ReleaseName release, Fence fence, InterruptedException interruption) {
        try {
            store.giveUp(release, fence);
        } catch (LeaseLostException | HelmException | KubernetesClientException e) {
            // the next attempt repairs it
            interruption.addSuppressed(e);
        }
    }

    private static String seconds(Instant begin) {
        return String.format(
                Locale.ROOT, "%.1f", Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    }
}
