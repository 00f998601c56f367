package dev.slipway.activities.helm;

import dev.slipway.activities.fence.Fence;
import dev.slipway.activities.fence.LeaseLostException;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads releases from where Helm keeps them in the cluster, without Helm, and repairs what a dead Helm left behind.
 * Calls fail with {@link KubernetesClientException} where the cluster refuses or is away. Thread-safe.
 */
public final class ReleaseStore {
    private static final String TYPE = "helm.sh/release.v1";
    private static final String KEY = "release";

    private final KubernetesClient client;

    /** Reads over the given client, which stays the caller's. */
    public ReleaseStore(KubernetesClient client) {
        this.client = client;
    }

    /** What {@link #repair} did. */
    public enum Repair {
        /** Nothing was left unfinished. */
        NOT_NEEDED,
        /** The unfinished revision was taken back, so that the next attempt makes it again under the same number. */
        TAKEN_BACK,
        /** The unfinished revision is now marked failed, so that the next attempt makes a new one. */
        MARKED_FAILED
    }

    /** The newest revision; empty where there is no such release. */
    public Optional<ReleaseState> latest(ReleaseName release) {
        return newest(release).map(ReleaseStore::state);
    }

    /** All revisions that Helm still has, the newest first. */
    public List<ReleaseState> history(ReleaseName release) {
        return secrets(release).stream().map(ReleaseStore::state).toList();
    }

    /** An earlier revision with its chart; empty where Helm does not have it any more. */
    public Optional<PastRelease> past(ReleaseName release, int revision) {
        return secrets(release).stream()
                .map(ReleaseStore::content)
                .filter(content -> ReleaseRecord.state(content).revision() == revision)
                .findFirst()
                .map(content -> new PastRelease(ReleaseRecord.state(content), content.path("chart")));
    }

    /**
     * Makes a release that a dead attempt left unfinished ready for the next one, which Helm would refuse with
     * "another operation is in progress". Call it only when that attempt is known to be dead. A revision of just what
     * is wanted is taken back; its objects stay and are taken over by the next attempt. Any other is marked failed, so
     * that Helm still knows its objects.
     *
     * @param fence asked right before the change
     * @throws LeaseLostException where the lease is lost
     */
    public Repair repair(ReleaseSpec wanted, Fence fence) {
        Optional<Secret> newest = newest(wanted.release());
        if (newest.isEmpty()) {
            return Repair.NOT_NEEDED;
        }
        ObjectNode content = content(newest.get());
        ReleaseState state = ReleaseRecord.state(content);
        if (!state.status().isUnfinished()) {
            return Repair.NOT_NEEDED;
        }
        fence.check();
        if (isAttemptAt(wanted, state)) {
            client.resource(newest.get()).lockResourceVersion().delete();
            return Repair.TAKEN_BACK;
        }
        markFailed(newest.get(), content);
        return Repair.MARKED_FAILED;
    }

    /** Marks what an operation of the caller's own has left unfinished as failed, so that nothing stays pending. */
    void giveUp(ReleaseName release, Fence fence) {
        Optional<Secret> newest = newest(release);
        if (newest.isPresent()) {
            ObjectNode content = content(newest.get());
            if (ReleaseRecord.state(content).status().isUnfinished()) {
                fence.check();
                markFailed(newest.get(), content);
            }
        }
    }

    /** Forgets all but the newest revisions, as the Helm program does by itself. */
    void prune(ReleaseName release, int kept, Fence fence) {
        List<Secret> old = secrets(release).stream()
                .skip(kept)
                .filter(secret -> !ReleaseStatus.DEPLOYED.word().equals(label(secret, "status")))
                .toList();
        for (Secret secret : old) {
            fence.check();
            client.resource(secret).delete();
        }
    }

    private static boolean isAttemptAt(ReleaseSpec wanted, ReleaseState state) {
        return switch (state.status()) {
            case PENDING_INSTALL, PENDING_UPGRADE ->
                state.chartVersion().equals(wanted.chart().version())
                        && CanonicalJson.write(state.values()).equals(CanonicalJson.write(wanted.values()));
            case PENDING_ROLLBACK, UNINSTALLING, UNKNOWN, DEPLOYED, UNINSTALLED, SUPERSEDED, FAILED -> false;
        };
    }

    private void markFailed(Secret secret, ObjectNode content) {
        String failed = ReleaseStatus.FAILED.word();
        ObjectNode info = (ObjectNode) content.path("info");
        info.put("status", failed);
        info.put("description", "The operation died and was given up by Slipway");
        Secret repaired = new SecretBuilder(secret)
                .editMetadata()
                .addToLabels("status", failed)
                .endMetadata()
                .addToData(KEY, ReleaseRecord.encode(content))
                .build();
        client.resource(repaired).lockResourceVersion().update();
    }

    private Optional<Secret> newest(ReleaseName release) {
        return secrets(release).stream().findFirst();
    }

    private List<Secret> secrets(ReleaseName release) {
        return client
                .secrets()
                .inNamespace(release.namespace())
                .withLabels(Map.of("owner", "helm", "name", release.name()))
                .list()
                .getItems()
                .stream()
                .filter(secret -> TYPE.equals(secret.getType()))
                .sorted(Comparator.comparingInt(ReleaseStore::revision).reversed())
                .toList();
    }

    private static int revision(Secret secret) {
        String version = label(secret, "version");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private static String label(Secret secret, String name) {
        return secret.getMetadata().getLabels().getOrDefault(name, "");
    }

    private static ReleaseState state(Secret secret) {
        return ReleaseRecord.state(content(secret));
    }

    private static ObjectNode content(Secret secret) {
        return ReleaseRecord.decode(secret.getData().getOrDefault(KEY, ""));
    }
}
