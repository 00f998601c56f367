package dev.slipway.cluster;

import dev.slipway.cluster.ClusterSettingsException.Code;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads, merges and checks kubeconfigs, by the rules of kubectl. */
final class KubeconfigReader {
    /** What each kind of entry is listed under, and the names of files that its body may hold. */
    private record Section(String list, String field, List<String> paths) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("clusters", "cluster", List.of("certificate-authority")),
            new Section("users", "user", List.of("client-certificate", "client-key", "tokenFile")),
            new Section("contexts", "context", List.of()));

    private final String setting;

    /** @param setting the setting that named the kubeconfig, for messages */
    KubeconfigReader(String setting) {
        this.setting = setting;
    }

    /** Reads files; of several, the first to name something wins, and paths in them become absolute. */
    Kubeconfig read(List<Path> files) {
        Map<String, Map<String, Map<String, Object>>> sections = new LinkedHashMap<>();
        String current = "";
        for (Path file : files) {
            Kubeconfig one = parse(content(file), file.toString());
            for (Section section : SECTIONS) {
                Map<String, Map<String, Object>> merged =
                        sections.computeIfAbsent(section.list(), key -> new LinkedHashMap<>());
                one.entries(section.list(), section.field())
                        .forEach((name, body) -> merged.putIfAbsent(name, absolute(section, body, file)));
            }
            current = current.isEmpty() ? one.currentContext() : current;
        }
        return check(new Kubeconfig(document(sections, current)), files.get(0).toString());
    }

    /** Reads a text that has no folder its paths could be relative to. */
    Kubeconfig read(String text) {
        Kubeconfig kubeconfig = check(parse(text, "it"), "it");
        for (Section section : SECTIONS) {
            for (Map<String, Object> body :
                    kubeconfig.entries(section.list(), section.field()).values()) {
                section.paths().forEach(path -> requireAbsolute(body.get(path)));
            }
        }
        return kubeconfig;
    }

    private void requireAbsolute(@Nullable Object path) {
        if (path != null && !Path.of(path.toString()).isAbsolute()) {
            throw new ClusterSettingsException(
                    Code.KUBECONFIG_INVALID,
                    "%s names the file %s by a relative path; make it from: kubectl config view --flatten --minify --raw"
                            .formatted(setting, path));
        }
    }

    private String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ClusterSettingsException(
                    Code.KUBECONFIG_UNREADABLE,
                    "%s names %s, which cannot be read; check that it is a text file and its permissions"
                            .formatted(setting, file),
                    e);
        }
    }

    private Kubeconfig parse(String text, String name) {
        try {
            Object tree = new KubernetesSerialization().unmarshal(text, Object.class);
            if (tree instanceof Map<?, ?> map && map.containsKey("clusters")) {
                return new Kubeconfig(Kubeconfig.tree(map));
            }
        } catch (YamlEngineException | KubernetesClientException | IllegalArgumentException e) {
            throw invalid(name, "is not readable YAML", e);
        }
        throw invalid(name, "is no kubeconfig", null);
    }

    private ClusterSettingsException invalid(String name, String problem, @Nullable Exception cause) {
        String subject = name.equals("it") ? setting : setting + " names " + name + ", which";
        return new ClusterSettingsException(
                Code.KUBECONFIG_INVALID,
                subject + " " + problem + "; see that kubectl works with it",
                // a parser quotes what it cannot read, and that may be a secret
                cause == null
                        ? null
                        : new IllegalArgumentException(cause.getClass().getName()));
    }

    private Kubeconfig check(Kubeconfig kubeconfig, String name) {
        String current = kubeconfig.currentContext();
        if (kubeconfig.context().isEmpty()) {
            String contexts =
                    String.join(", ", kubeconfig.entries("contexts", "context").keySet());
            throw new ClusterSettingsException(
                    Code.KUBECONFIG_CONTEXT_MISSING,
                    "%s: %s; it has %s. Choose one with: kubectl config use-context"
                            .formatted(
                                    name.equals("it") ? setting : setting + " names " + name,
                                    current.isEmpty()
                                            ? "no current-context is set"
                                            : "its current-context " + current + " does not exist",
                                    contexts.isEmpty() ? "no contexts" : "the contexts " + contexts));
        }
        if (kubeconfig.server().isEmpty()) {
            throw invalid(name, "has no cluster with a server for its context " + current, null);
        }
        return kubeconfig;
    }

    private static Map<String, Object> absolute(Section section, Map<String, Object> body, Path file) {
        Map<String, Object> absolute = new LinkedHashMap<>(body);
        for (String path : section.paths()) {
            absolute.computeIfPresent(path, (key, value) -> resolve(file, value));
        }
        // a plugin's command is relative only where it has a folder in it; else it is looked for on the PATH
        if (absolute.get("exec") instanceof Map<?, ?> exec
                && Kubeconfig.text(exec.get("command")).contains("/")) {
            Map<String, Object> plugin = Kubeconfig.tree(exec);
            plugin.computeIfPresent("command", (key, value) -> resolve(file, value));
            absolute.put("exec", plugin);
        }
        return absolute;
    }

    private static String resolve(Path file, Object path) {
        return file.resolveSibling(path.toString()).normalize().toString();
    }

    private static Map<String, Object> document(
            Map<String, Map<String, Map<String, Object>>> sections, String currentContext) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apiVersion", "v1");
        document.put("kind", "Config");
        document.put("current-context", currentContext);
        for (Section section : SECTIONS) {
            document.put(
                    section.list(),
                    sections.getOrDefault(section.list(), Map.of()).entrySet().stream()
                            .map(entry -> Map.of("name", entry.getKey(), section.field(), entry.getValue()))
                            .toList());
        }
        return document;
    }
}
