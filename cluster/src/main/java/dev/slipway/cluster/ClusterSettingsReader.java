package dev.slipway.cluster;

import dev.slipway.cluster.ClusterSettingsException.Code;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@link ClusterSettings} from names and values. */
final class ClusterSettingsReader {
    static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private static final List<String> FILE_SETTINGS =
            List.of("slipway.kubernetes.kubeconfig", "KUBECONFIG", "KUBECONFIG_PATH");

    private final ClusterSettings.Lookup lookup;
    private final Path serviceAccount;

    ClusterSettingsReader(ClusterSettings.Lookup lookup, Path serviceAccount) {
        this.lookup = lookup;
        this.serviceAccount = serviceAccount;
    }

    Optional<ClusterSettings> read() {
        for (String setting : FILE_SETTINGS) {
            String value = value(setting);
            if (value != null) {
                return Optional.of(files(setting, value));
            }
        }
        String encoded = value("KUBE_CONFIG_BASE64");
        if (encoded != null) {
            return Optional.of(text(encoded));
        }
        String host = value("KUBE_HOST");
        if (host != null) {
            return Optional.of(server(host));
        }
        return serviceAccount();
    }

    private static ClusterSettings files(String setting, String value) {
        List<Path> files = new ArrayList<>();
        for (String part : value.split(File.pathSeparator, -1)) {
            if (!part.isBlank()) {
                files.add(path(setting, part.strip()));
            }
        }
        List<Path> present = files.stream().filter(Files::exists).toList();
        if (present.isEmpty()) {
            throw new ClusterSettingsException(
                    Code.KUBECONFIG_UNREADABLE,
                    "%s names %s, which does not exist; correct the path, or unset %s"
                            .formatted(setting, value, setting));
        }
        return new ClusterSettings.Files(setting, present);
    }

    private static Path path(String setting, String value) {
        try {
            return ClusterSettings.expandHome(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ClusterSettingsException(
                    Code.KUBECONFIG_UNREADABLE, setting + " is not the path of a file; correct it", e);
        }
    }

    private static ClusterSettings text(String encoded) {
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(requireBase64(encoded));
            return new ClusterSettings.Text("KUBE_CONFIG_BASE64", new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ClusterSettingsException(
                    Code.KUBE_CONFIG_BASE64_INVALID,
                    "KUBE_CONFIG_BASE64 is not Base64; set it to the output of: base64 -w0 <kubeconfig>");
        }
    }

    /** The MIME decoder skips what it does not know, so a kubeconfig in clear would decode to noise. */
    private static String requireBase64(String value) {
        String compact = value.replaceAll("\\s", "");
        if (!compact.matches("[A-Za-z0-9+/]+={0,2}")) {
            throw new IllegalArgumentException("not Base64");
        }
        return compact;
    }

    private ClusterSettings server(String host) {
        String token = value("KUBE_TOKEN");
        if (token == null) {
            throw new ClusterSettingsException(
                    Code.KUBE_HOST_INVALID, "KUBE_HOST is set without KUBE_TOKEN; set KUBE_TOKEN to a bearer token");
        }
        String server = host.contains("://") ? host : "https://" + host;
        if (!usable(server)) {
            throw new ClusterSettingsException(
                    Code.KUBE_HOST_INVALID,
                    "KUBE_HOST is not the address of an API server over TLS; set it to one like"
                            + " https://cluster.example:6443");
        }
        String authority = value("KUBE_CA");
        return new ClusterSettings.Server(
                server, token, authority == null ? null : CertificateAuthority.pem("KUBE_CA", authority));
    }

    /** A token must not cross a network in clear, so plain HTTP is for this machine alone. */
    private static boolean usable(String server) {
        try {
            URI uri = URI.create(server);
            String name = uri.getHost();
            boolean local = "127.0.0.1".equals(name) || "localhost".equals(name) || "[::1]".equals(name);
            return name != null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<ClusterSettings> serviceAccount() {
        String host = value("KUBERNETES_SERVICE_HOST");
        if (host == null || !Files.isReadable(serviceAccount.resolve("token"))) {
            return Optional.empty();
        }
        String port = value("KUBERNETES_SERVICE_PORT");
        String name = host.contains(":") ? "[" + host + "]" : host;
        return Optional.of(new ClusterSettings.ServiceAccount(
                "https://" + name + ":" + (port == null ? "443" : port), serviceAccount));
    }

    private @Nullable String value(String name) {
        String value = lookup.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
