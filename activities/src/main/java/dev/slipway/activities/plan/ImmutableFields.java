package dev.slipway.activities.plan;

import dev.slipway.domain.plan.Destruction;
import dev.slipway.domain.plan.DestructiveKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields that Kubernetes does not let anybody change once an object exists. */
final class ImmutableFields implements DestructiveRule {
    private static final Map<String, List<String>> FIXED = Map.ofEntries(
            Map.entry("Deployment.apps", List.of("/spec/selector")),
            Map.entry("DaemonSet.apps", List.of("/spec/selector")),
            Map.entry("ReplicaSet.apps", List.of("/spec/selector")),
            Map.entry("Job.batch", List.of("/spec/selector", "/spec/template", "/spec/completionMode")),
            Map.entry("Secret", List.of("/type")),
            Map.entry("RoleBinding.rbac.authorization.k8s.io", List.of("/roleRef")),
            Map.entry("ClusterRoleBinding.rbac.authorization.k8s.io", List.of("/roleRef")),
            Map.entry(
                    "StorageClass.storage.k8s.io",
                    List.of("/provisioner", "/parameters", "/reclaimPolicy", "/volumeBindingMode")));

    /** The fields of a spec that may change, where all others may not. */
    private static final Map<String, Set<String>> FREE = Map.of(
            "StatefulSet.apps",
            Set.of(
                    "replicas",
                    "ordinals",
                    "template",
                    "updateStrategy",
                    "revisionHistoryLimit",
                    "persistentVolumeClaimRetentionPolicy",
                    "minReadySeconds"),
            "PersistentVolumeClaim",
            Set.of("resources", "volumeAttributesClassName"));

    private static final List<String> FROZEN = List.of("/data", "/binaryData", "/immutable");

    @Override
    public Stream<Destruction> check(ObjectStates object) {
        if (!object.stays()) {
            return Stream.empty();
        }
        String type = object.key().type();
        Stream<String> fixed = FIXED.getOrDefault(type, List.of()).stream();
        return switch (type) {
            case "StatefulSet.apps", "PersistentVolumeClaim" -> refused(object, restOfSpec(object, type));
            case "ConfigMap" -> refused(object, frozen(object));
            case "Secret" -> refused(object, Stream.concat(fixed, frozen(object)));
            // an address that is no longer asked for is kept
            case "Service" ->
                refused(
                        object,
                        Stream.of("/spec/clusterIP", "/spec/clusterIPs")
                                .filter(field -> !isAbsent(object.after(field))));
            default -> refused(object, fixed);
        };
    }

    private static Stream<String> restOfSpec(ObjectStates object, String type) {
        Set<String> fields = new TreeSet<>(object.before("/spec").propertyNames());
        fields.addAll(object.after("/spec").propertyNames());
        fields.removeAll(FREE.getOrDefault(type, Set.of()));
        return fields.stream().map(field -> "/spec/" + Place.escaped(field));
    }

    private static Stream<String> frozen(ObjectStates object) {
        boolean immutable = object.before("/immutable").asBoolean(false)
                || object.cluster("/immutable").asBoolean(false);
        return immutable ? FROZEN.stream() : Stream.empty();
    }

    private static Stream<Destruction> refused(ObjectStates object, Stream<String> fields) {
        return fields.filter(field -> differs(object, field))
                .map(field -> new Destruction(
                        DestructiveKind.IMMUTABLE_FIELD,
                        field.substring(1).replace('/', '.') + " of " + object.key()
                                + " cannot be changed once it exists: the cluster refuses the upgrade"));
    }

    /** What the cluster has already is no change to it, whatever the live revision said. */
    private static boolean differs(ObjectStates object, String field) {
        JsonNode after = object.after(field);
        return !object.before(field).equals(after) && !isThere(after, object.cluster(field));
    }

    private static boolean isThere(JsonNode wanted, JsonNode found) {
        if (wanted instanceof ObjectNode first && found instanceof ObjectNode second) {
            return SameValue.adopt(first, Projection.of(first, second)).equals(first);
        }
        return wanted.equals(found) && !isAbsent(found);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
