package dev.slipway.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the cluster is and who we are there, as the configuration says it. Immutable. */
public sealed interface ClusterSettings {
    /** Looks a setting up by its name, as in the environment; null where it is not set. */
    @FunctionalInterface
    interface Lookup {
        /** The value, or null. */
        @Nullable
        String get(String name);
    }

    /**
     * Kubeconfig files.
     *
     * @param setting the name of the setting that names them
     * @param files at least one; of several, what comes first wins
     */
    record Files(String setting, List<Path> files) implements ClusterSettings {}

    /**
     * The text of a kubeconfig, which holds secrets.
     *
     * @param setting the name of the setting it came from
     * @param text YAML or JSON
     */
    record Text(String setting, String text) implements ClusterSettings {
        @Override
        public String toString() {
            return "Text[setting=" + setting + "]";
        }
    }

    /**
     * An API server by address and token.
     *
     * @param server the URL
     * @param token the bearer token, a secret
     * @param certificateAuthority PEM; null for the machine's own authorities
     */
    record Server(String server, String token, @Nullable String certificateAuthority) implements ClusterSettings {
        @Override
        public String toString() {
            return "Server[server=" + server + "]";
        }
    }

    /**
     * The service account of the pod we run in.
     *
     * @param server the URL
     * @param folder where Kubernetes mounts {@code token} and {@code ca.crt}; the token changes from time to time
     */
    record ServiceAccount(String server, Path folder) implements ClusterSettings {}

    /**
     * Reads the settings. The first that is set wins: {@code slipway.kubernetes.kubeconfig}, {@code KUBECONFIG},
     * {@code KUBECONFIG_PATH} (files, several joined as in a PATH), {@code KUBE_CONFIG_BASE64}, {@code KUBE_HOST} with
     * {@code KUBE_TOKEN} and {@code KUBE_CA} (PEM, Base64 of PEM, or a file), the pod's own service account.
     *
     * @return empty where nothing is set
     * @throws ClusterSettingsException if the one that is set cannot be used
     */
    static Optional<ClusterSettings> from(Lookup lookup) {
        return new ClusterSettingsReader(lookup, ClusterSettingsReader.SERVICE_ACCOUNT).read();
    }

    /** Reads the settings from this process's environment. */
    static Optional<ClusterSettings> fromEnvironment() {
        return from(System::getenv);
    }

    /** The same path with {@code ~/} replaced by the home folder, which no shell has done for us. */
    static Path expandHome(String path) {
        return Path.of(path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path);
    }
}
