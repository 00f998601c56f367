package dev.slipway.cluster;

import dev.slipway.cluster.folder.PrivateFolder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one connection of a process to its cluster: a client that everybody shares, and a kubeconfig for Helm. It opens
 * without asking the cluster anything, so it opens while the cluster is away. Thread-safe.
 */
public final class ClusterConnection implements AutoCloseable {
    private final KubernetesClient client;
    private final ExecutorService executor;
    private final PrivateFolder folder;
    private final KubeconfigFile kubeconfig;

    private ClusterConnection(
            KubernetesClient client, ExecutorService executor, PrivateFolder folder, KubeconfigFile kubeconfig) {
        this.client = client;
        this.executor = executor;
        this.folder = folder;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Opens a connection.
     *
     * @throws ClusterSettingsException if the settings name what cannot be read or used
     */
    public static ClusterConnection open(ClusterSettings settings) {
        PrivateFolder folder = PrivateFolder.create();
        ExecutorService executor = KubernetesClients.executor();
        try {
            KubeconfigFile kubeconfig = KubeconfigFile.of(settings, folder);
            KubernetesClient client = KubernetesClients.open(kubeconfig, executor);
            return new ClusterConnection(client, executor, folder, kubeconfig);
        } catch (RuntimeException e) {
            executor.shutdown();
            folder.close();
            throw e;
        }
    }

    /** The shared client; closing it is this object's business. It does not retry: who calls does. */
    public KubernetesClient client() {
        return client;
    }

    /**
     * A kubeconfig for programs and libraries that read one. The user's own file where there is one, so that paths,
     * plugins and token files in it go on working; else a private file that goes with this connection.
     */
    public Path kubeconfig() {
        return kubeconfig.path();
    }

    /** The API server's address. */
    public String server() {
        return kubeconfig.content().server();
    }

    /** Where the connection's settings came from, for a person; without secrets. */
    public String origin() {
        return kubeconfig.origin();
    }

    @Override
    public void close() {
        client.close();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        folder.close();
    }
}
