package dev.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.VersionInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the cluster for its version, which is cheap, reads only, and needs no rights. Thread-safe. */
final class ClusterProbe {
    /** An answer that takes longer is none. */
    static final Duration LIMIT = Duration.ofMillis(1800);

    private final KubernetesClient client;
    private final String server;
    private final ExecutorService executor;

    ClusterProbe(KubernetesClient client, String server, ExecutorService executor) {
        this.client = client;
        this.server = server;
        this.executor = executor;
    }

    /** Asks now. Answers within {@link #LIMIT} whatever the cluster does. */
    ClusterState ask() throws InterruptedException {
        Future<VersionInfo> answer = executor.submit(client::getKubernetesVersion);
        try {
            VersionInfo version = answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return version == null || version.getGitVersion() == null
                    ? disconnected(server + " is no Kubernetes API server: its /version does not read as one")
                    : new ClusterState.Connected(version.getGitVersion(), Instant.now());
        } catch (ExecutionException | TimeoutException e) {
            return disconnected(ConnectionProblem.describe(server, e));
        } finally {
            answer.cancel(true);
        }
    }

    private static ClusterState disconnected(String error) {
        return new ClusterState.Disconnected(error, Instant.now());
    }
}
