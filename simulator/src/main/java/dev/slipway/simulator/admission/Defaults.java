package dev.slipway.simulator.admission;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API server fills in when a client leaves it out. */
public final class Defaults {
    private static final Map<Kind, Consumer<ObjectNode>> BY_KIND = Map.ofEntries(
            Map.entry(Kinds.POD, Defaults::pod),
            Map.entry(Kinds.SERVICE, Defaults::service),
            Map.entry(Kinds.SECRET, Defaults::secret),
            Map.entry(Kinds.CLAIM, Defaults::claimObject),
            Map.entry(Kinds.NAMESPACE, Defaults::namespace),
            Map.entry(Kinds.DEPLOYMENT, Defaults::deployment),
            Map.entry(Kinds.REPLICA_SET, Defaults::replicaSet),
            Map.entry(Kinds.STATEFUL_SET, Defaults::statefulSet),
            Map.entry(Kinds.JOB, Defaults::job),
            Map.entry(Kinds.NETWORK_POLICY, Defaults::networkPolicy),
            Map.entry(Kinds.AUTOSCALER, spec -> Trees.setDefault(Trees.objectAt(spec, "spec"), "minReplicas", 1)));

    private Defaults() {}

    /** Changes the object. */
    public static void fill(Kind kind, ObjectNode object) {
        BY_KIND.getOrDefault(kind, o -> {}).accept(object);
    }

    private static void pod(ObjectNode pod) {
        ObjectNode spec = Trees.objectAt(pod, "spec");
        PodDefaults.fill(spec);
        Trees.setDefault(spec, "enableServiceLinks", true);
        Trees.setDefault(spec, "serviceAccountName", "default");
        Trees.setDefault(spec, "serviceAccount", Trees.text(spec, "serviceAccountName"));
        Trees.setDefault(spec, "preemptionPolicy", "PreemptLowerPriority");
        Trees.setDefault(spec, "priority", 0);
        ObjectNode status = Trees.objectAt(pod, "status");
        Trees.setDefault(status, "phase", "Pending");
        Trees.setDefault(status, "qosClass", PodDefaults.qualityOfService(spec));
    }

    private static void service(ObjectNode service) {
        ObjectNode spec = Trees.objectAt(service, "spec");
        Trees.setDefault(spec, "type", "ClusterIP");
        Trees.setDefault(spec, "sessionAffinity", "None");
        if (!Trees.text(spec, "type").equals("ExternalName")) {
            Trees.setDefault(spec, "internalTrafficPolicy", "Cluster");
            Trees.setDefault(spec, "ipFamilyPolicy", "SingleStack");
            if (!Trees.has(spec, "ipFamilies")) {
                spec.putArray("ipFamilies").add("IPv4");
            }
        }
        for (JsonNode each : Trees.items(spec, "ports")) {
            if (each instanceof ObjectNode port) {
                Trees.setDefault(port, "protocol", "TCP");
                if (!Trees.has(port, "targetPort") && port.has("port")) {
                    port.set("targetPort", port.path("port"));
                }
            }
        }
        Trees.objectAt(service, "status", "loadBalancer");
    }

    private static void secret(ObjectNode secret) {
        Trees.setDefault(secret, "type", "Opaque");
        if (secret.path("stringData") instanceof ObjectNode clear) {
            ObjectNode data = Trees.objectAt(secret, "data");
            clear.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(
                                            entry.getValue().asString("").getBytes(StandardCharsets.UTF_8))));
            secret.remove("stringData");
        }
    }

    private static void claimObject(ObjectNode claim) {
        claim(Trees.objectAt(claim, "spec"));
        Trees.setDefault(Trees.objectAt(claim, "status"), "phase", "Pending");
    }

    private static void claim(ObjectNode spec) {
        Trees.setDefault(spec, "volumeMode", "Filesystem");
    }

    private static void namespace(ObjectNode namespace) {
        ObjectNode spec = Trees.objectAt(namespace, "spec");
        if (!spec.has("finalizers")) {
            spec.putArray("finalizers").add("kubernetes");
        }
        Trees.setDefault(Trees.objectAt(namespace, "status"), "phase", "Active");
        String name = Trees.text(namespace, "metadata", "name");
        if (!name.isEmpty()) {
            Trees.objectAt(namespace, "metadata", "labels").put("kubernetes.io/metadata.name", name);
        }
    }

    private static void deployment(ObjectNode deployment) {
        ObjectNode spec = Trees.objectAt(deployment, "spec");
        Trees.setDefault(spec, "replicas", 1);
        Trees.setDefault(spec, "revisionHistoryLimit", 10);
        Trees.setDefault(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = Trees.objectAt(spec, "strategy");
        Trees.setDefault(strategy, "type", "RollingUpdate");
        if (Trees.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Trees.objectAt(strategy, "rollingUpdate");
            Trees.setDefault(rolling, "maxSurge", "25%");
            Trees.setDefault(rolling, "maxUnavailable", "25%");
        }
        template(spec);
    }

    private static void replicaSet(ObjectNode replicaSet) {
        ObjectNode spec = Trees.objectAt(replicaSet, "spec");
        Trees.setDefault(spec, "replicas", 1);
        template(spec);
    }

    private static void statefulSet(ObjectNode statefulSet) {
        ObjectNode spec = Trees.objectAt(statefulSet, "spec");
        Trees.setDefault(spec, "replicas", 1);
        Trees.setDefault(spec, "revisionHistoryLimit", 10);
        Trees.setDefault(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode strategy = Trees.objectAt(spec, "updateStrategy");
        Trees.setDefault(strategy, "type", "RollingUpdate");
        if (Trees.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Trees.objectAt(strategy, "rollingUpdate");
            Trees.setDefault(rolling, "partition", 0);
            Trees.setDefault(rolling, "maxUnavailable", 1);
        }
        ObjectNode retention = Trees.objectAt(spec, "persistentVolumeClaimRetentionPolicy");
        Trees.setDefault(retention, "whenDeleted", "Retain");
        Trees.setDefault(retention, "whenScaled", "Retain");
        for (JsonNode each : Trees.items(spec, "volumeClaimTemplates")) {
            if (each instanceof ObjectNode claim) {
                Trees.setDefault(claim, "apiVersion", "v1");
                Trees.setDefault(claim, "kind", "PersistentVolumeClaim");
                claim(Trees.objectAt(claim, "spec"));
                Trees.setDefault(Trees.objectAt(claim, "status"), "phase", "Pending");
            }
        }
        template(spec);
    }

    private static void job(ObjectNode job) {
        ObjectNode spec = Trees.objectAt(job, "spec");
        Trees.setDefault(spec, "completions", 1);
        Trees.setDefault(spec, "parallelism", 1);
        Trees.setDefault(spec, "backoffLimit", 6);
        Trees.setDefault(spec, "completionMode", "NonIndexed");
        template(spec);
    }

    private static void networkPolicy(ObjectNode policy) {
        ObjectNode spec = Trees.objectAt(policy, "spec");
        if (!spec.has("policyTypes")) {
            spec.putArray("policyTypes").add("Ingress");
            if (spec.has("egress")) {
                Trees.arrayAt(spec, "policyTypes").add("Egress");
            }
        }
    }

    private static void template(ObjectNode spec) {
        PodDefaults.fill(Trees.objectAt(spec, "template", "spec"));
    }
}
