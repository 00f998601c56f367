package dev.slipway.cluster;

import dev.slipway.cluster.ClusterSettingsException.Code;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds Kubernetes clients from kubeconfigs. */
final class KubernetesClients {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration REQUEST = Duration.ofSeconds(20);

    private KubernetesClients() {}

    /** The threads of one client; virtual, as they mostly wait. */
    static ExecutorService executor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("kubernetes-", 0).factory());
    }

    /** A client that asks the cluster nothing until it is used. */
    static KubernetesClient open(KubeconfigFile kubeconfig, ExecutorService executor) {
        try {
            return new KubernetesClientBuilder()
                    .withConfig(config(kubeconfig))
                    .withHttpClientFactory(new VirtualThreads(executor))
                    .withTaskExecutor(executor)
                    .build();
        } catch (IOException | UncheckedIOException | KubernetesClientException | IllegalArgumentException e) {
            throw new ClusterSettingsException(
                    Code.KUBECONFIG_UNREADABLE,
                    "A certificate, key, token or plugin of " + kubeconfig.origin()
                            + " cannot be used; see that kubectl works with it",
                    e);
        }
    }

    private static Config config(KubeconfigFile kubeconfig) throws IOException {
        Config config = Config.fromKubeconfig(kubeconfig.path().toFile());
        config.setConnectionTimeout((int) CONNECT.toMillis());
        config.setRequestTimeout((int) REQUEST.toMillis());
        // retries belong to workflows; a second owner would hide what happens and stretch every time limit
        config.setRequestRetryBackoffLimit(0);
        ClientKey.algorithm(orEmpty(config.getClientKeyData()), orEmpty(config.getClientKeyFile()))
                .ifPresent(config::setClientKeyAlgo);
        kubeconfig
                .content()
                .user()
                .map(user -> Kubeconfig.text(user.get("tokenFile")))
                .filter(file -> !file.isEmpty())
                .map(file -> kubeconfig.path().resolveSibling(file))
                .ifPresent(file -> config.setOauthTokenProvider(new TokenFile(file)));
        return config;
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    /** The JDK's HTTP client on our threads. */
    private static final class VirtualThreads extends JdkHttpClientFactory {
        private final Executor executor;

        private VirtualThreads(Executor executor) {
            this.executor = executor;
        }

        @Override
        protected void additionalConfig(HttpClient.Builder builder) {
            builder.executor(executor);
        }
    }
}
