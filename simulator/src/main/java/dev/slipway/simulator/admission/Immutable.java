package dev.slipway.simulator.admission;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.error.Cause;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields that cannot change once an object is there. */
public final class Immutable {
    private static final Set<String> CHANGEABLE_IN_STATEFUL_SET = Set.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");
    private static final Set<String> CHANGEABLE_IN_POD = Set.of(
            "containers",
            "initContainers",
            "activeDeadlineSeconds",
            "tolerations",
            "terminationGracePeriodSeconds",
            "nodeName");

    private Immutable() {}

    /** @throws ApiError 422 when such a field differs */
    public static void check(Kind kind, JsonNode before, JsonNode after) {
        List<Cause> causes = new ArrayList<>();
        if (kind.equals(Kinds.DEPLOYMENT) || kind.equals(Kinds.REPLICA_SET)) {
            fixed(causes, before, after, "spec", "selector");
        } else if (kind.equals(Kinds.STATEFUL_SET)) {
            statefulSet(causes, before, after);
        } else if (kind.equals(Kinds.SECRET) || kind.equals(Kinds.CONFIG_MAP)) {
            configuration(kind, causes, before, after);
        } else if (kind.equals(Kinds.SERVICE)) {
            service(causes, before, after);
        } else if (kind.equals(Kinds.CLAIM)) {
            claim(causes, before, after);
        } else if (kind.equals(Kinds.POD)) {
            pod(causes, before, after);
        } else if (kind.equals(Kinds.ROLE_BINDING)) {
            fixed(causes, before, after, "roleRef");
        }
        if (!causes.isEmpty()) {
            throw ApiError.invalid(kind, Trees.text(after, "metadata", "name"), causes);
        }
    }

    private static void fixed(List<Cause> causes, JsonNode before, JsonNode after, String... path) {
        if (!Trees.same(Trees.at(before, path), Trees.at(after, path))) {
            causes.add(Cause.immutable(String.join(".", path), Trees.at(after, path)));
        }
    }

    private static void statefulSet(List<Cause> causes, JsonNode before, JsonNode after) {
        fixed(causes, before, after, "spec", "serviceName");
        fixed(causes, before, after, "spec", "selector");
        fixed(causes, before, after, "spec", "podManagementPolicy");
        if (causes.isEmpty()
                && !Trees.same(rest(before, CHANGEABLE_IN_STATEFUL_SET), rest(after, CHANGEABLE_IN_STATEFUL_SET))) {
            causes.add(
                    Cause.forbidden(
                            "spec",
                            "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy',"
                                    + " 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"));
        }
    }

    private static void configuration(Kind kind, List<Cause> causes, JsonNode before, JsonNode after) {
        if (kind.equals(Kinds.SECRET)) {
            fixed(causes, before, after, "type");
        }
        if (Trees.flag(before, "immutable")) {
            if (!Trees.flag(after, "immutable")) {
                causes.add(Cause.forbidden("immutable", "field is immutable when `immutable` is set"));
            }
            for (String field : List.of("data", "binaryData")) {
                if (!Trees.same(before.path(field), after.path(field))) {
                    causes.add(Cause.forbidden(field, "field is immutable when `immutable` is set"));
                }
            }
        }
    }

    private static void service(List<Cause> causes, JsonNode before, JsonNode after) {
        String had = Trees.text(before, "spec", "clusterIP");
        String has = Trees.text(after, "spec", "clusterIP");
        boolean external = Trees.text(after, "spec", "type").equals("ExternalName")
                || Trees.text(before, "spec", "type").equals("ExternalName");
        if (!had.isEmpty() && !had.equals(has) && !external) {
            JsonNode shown = Trees.array().add(Trees.at(after, "spec", "clusterIP"));
            causes.add(Cause.invalid("spec.clusterIPs[0]", shown, "may not change once set"));
        }
    }

    private static void claim(List<Cause> causes, JsonNode before, JsonNode after) {
        Set<String> changeable = Set.of("resources", "volumeName", "volumeAttributesClassName", "storageClassName");
        boolean classSet = !Trees.text(before, "spec", "storageClassName").isEmpty()
                && !Trees.same(
                        Trees.at(before, "spec", "storageClassName"), Trees.at(after, "spec", "storageClassName"));
        if (classSet || !Trees.same(rest(before, changeable), rest(after, changeable))) {
            causes.add(
                    Cause.forbidden(
                            "spec",
                            "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"));
        }
    }

    private static void pod(List<Cause> causes, JsonNode before, JsonNode after) {
        if (!Trees.same(rest(before, CHANGEABLE_IN_POD), rest(after, CHANGEABLE_IN_POD))) {
            causes.add(
                    Cause.forbidden(
                            "spec",
                            "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
                                    + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
                                    + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"));
        }
    }

    private static JsonNode rest(JsonNode object, Set<String> without) {
        return object.path("spec") instanceof ObjectNode spec ? spec.deepCopy().remove(without) : object.path("spec");
    }
}
