package dev.slipway.cluster;

import dev.slipway.cluster.folder.PrivateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kubeconfig that has been read and checked, and a file that holds it.
 *
 * @param path the file
 * @param content what is in it
 * @param origin where it came from, for a person
 */
record KubeconfigFile(Path path, Kubeconfig content, String origin) {
    /** The user's own file where that is what the settings name; else one written into the folder. */
    static KubeconfigFile of(ClusterSettings settings, PrivateFolder folder) {
        return switch (settings) {
            case ClusterSettings.Files named -> files(named, folder);
            case ClusterSettings.Text named ->
                written(folder, new KubeconfigReader(named.setting()).read(named.text()), named.setting());
            case ClusterSettings.Server named -> written(folder, server(named), "KUBE_HOST");
            case ClusterSettings.ServiceAccount account ->
                written(folder, serviceAccount(account), "the pod's service account");
        };
    }

    private static KubeconfigFile files(ClusterSettings.Files named, PrivateFolder folder) {
        Kubeconfig merged = new KubeconfigReader(named.setting()).read(named.files());
        Path first = named.files().get(0);
        return named.files().size() == 1
                ? new KubeconfigFile(first, merged, first.toString())
                : written(folder, merged, first + " and others");
    }

    private static KubeconfigFile written(PrivateFolder folder, Kubeconfig kubeconfig, String origin) {
        Path path = folder.write("kubeconfig", kubeconfig.toJson().getBytes(StandardCharsets.UTF_8));
        return new KubeconfigFile(path, kubeconfig, origin);
    }

    private static Kubeconfig server(ClusterSettings.Server settings) {
        Map<String, Object> cluster = new LinkedHashMap<>();
        cluster.put("server", settings.server());
        String authority = settings.certificateAuthority();
        if (authority != null) {
            cluster.put(
                    "certificate-authority-data",
                    Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)));
        }
        return Kubeconfig.of(cluster, Map.of("token", settings.token()));
    }

    /** By the names of the files, as Kubernetes replaces the token in them before it expires. */
    private static Kubeconfig serviceAccount(ClusterSettings.ServiceAccount settings) {
        return Kubeconfig.of(
                Map.of(
                        "server",
                        settings.server(),
                        "certificate-authority",
                        settings.folder().resolve("ca.crt").toString()),
                Map.of("tokenFile", settings.folder().resolve("token").toString()));
    }
}
