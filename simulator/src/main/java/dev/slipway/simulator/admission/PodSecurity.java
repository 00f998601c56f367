package dev.slipway.simulator.admission;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses pods that break the Pod Security Standard {@code restricted} in namespaces that enforce it, by the checks that charts meet:
 * privilege escalation, capabilities, root and seccomp.
 */
public final class PodSecurity implements Admission {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    private final ObjectStore store;

    public PodSecurity(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void admit(ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
        if (before != null || !key.kind().equals(Kinds.POD)) {
            return;
        }
        JsonNode namespace = store.get(new ObjectKey(Kinds.NAMESPACE, "", key.namespace()))
                .<JsonNode>map(StoredObject::tree)
                .orElse(Trees.object());
        if (!Trees.text(namespace, "metadata", "labels", ENFORCE).equals("restricted")) {
            return;
        }
        List<String> violations = violations(after.path("spec"));
        if (!violations.isEmpty()) {
            String version = Trees.text(namespace, "metadata", "labels", ENFORCE + "-version");
            throw ApiError.forbidden(
                    key.kind(),
                    key.name(),
                    "violates PodSecurity \"restricted:%s\": %s"
                            .formatted(version.isEmpty() ? "latest" : version, String.join(", ", violations)));
        }
    }

    private static List<String> violations(JsonNode spec) {
        List<String> violations = new ArrayList<>();
        JsonNode pod = spec.path("securityContext");
        add(
                violations,
                spec,
                "allowPrivilegeEscalation != false",
                "securityContext.allowPrivilegeEscalation=false",
                context -> context.path("allowPrivilegeEscalation").isBoolean()
                        && !Trees.flag(context, "allowPrivilegeEscalation"));
        add(
                violations,
                spec,
                "unrestricted capabilities",
                "securityContext.capabilities.drop=[\"ALL\"]",
                context -> Trees.items(context, "capabilities", "drop").stream()
                        .anyMatch(c -> c.asString("").equals("ALL")));
        if (!Trees.flag(pod, "runAsNonRoot")) {
            addPodOr(
                    violations,
                    spec,
                    "runAsNonRoot != true",
                    "securityContext.runAsNonRoot=true",
                    context -> Trees.flag(context, "runAsNonRoot"));
        }
        if (!Trees.text(pod, "seccompProfile", "type").matches("RuntimeDefault|Localhost")) {
            addPodOr(
                    violations,
                    spec,
                    "seccompProfile",
                    "securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"",
                    context -> Trees.text(context, "seccompProfile", "type").matches("RuntimeDefault|Localhost"));
        }
        return violations;
    }

    private static void add(
            List<String> violations, JsonNode spec, String what, String remedy, Predicate<JsonNode> good) {
        List<String> bad = bad(spec, good);
        if (!bad.isEmpty()) {
            violations.add("%s (%s must set %s)".formatted(what, shown(bad), remedy));
        }
    }

    private static void addPodOr(
            List<String> violations, JsonNode spec, String what, String remedy, Predicate<JsonNode> good) {
        List<String> bad = bad(spec, good);
        if (!bad.isEmpty()) {
            violations.add("%s (pod or %s must set %s)".formatted(what, shown(bad), remedy));
        }
    }

    private static List<String> bad(JsonNode spec, Predicate<JsonNode> good) {
        List<JsonNode> containers = new ArrayList<>(Trees.items(spec, "initContainers"));
        containers.addAll(Trees.items(spec, "containers"));
        return containers.stream()
                .filter(container -> !good.test(container.path("securityContext")))
                .map(container -> Trees.text(container, "name"))
                .toList();
    }

    private static String shown(List<String> containers) {
        String names = containers.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return (containers.size() == 1 ? "container " : "containers ") + names;
    }
}
