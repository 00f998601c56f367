package dev.slipway.simulator.controller;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the pods of StatefulSets and the claims they mount, which stay when the pod goes. */
record StatefulPods(Objects objects, Events events, String component) {

    /** @throws ApiError when the pod or a claim is refused; an event says so */
    void create(StoredObject set, int ordinal, StatefulRevisions.Revision revision) {
        String name = set.key().name() + "-" + ordinal;
        ObjectNode pod = Pods.of(revision.template(), set);
        ObjectNode metadata = Trees.objectAt(pod, "metadata");
        metadata.put("name", name);
        metadata.put("generateName", set.key().name() + "-");
        ObjectNode labels = Trees.objectAt(metadata, "labels");
        labels.put(StatefulRevisions.LABEL, revision.name());
        labels.put("statefulset.kubernetes.io/pod-name", name);
        labels.put("apps.kubernetes.io/pod-index", Integer.toString(ordinal));
        ObjectNode spec = Trees.objectAt(pod, "spec");
        spec.put("hostname", name);
        spec.put("subdomain", Trees.text(set.tree(), "spec", "serviceName"));
        for (JsonNode template : Trees.items(set.tree(), "spec", "volumeClaimTemplates")) {
            claim(set, template, name);
            mount(spec, Trees.text(template, "metadata", "name"), name);
        }
        attempt(
                set,
                "Pod " + name,
                () -> objects.create(Kinds.POD, set.key().namespace(), pod, WriteOptions.internal(component)));
    }

    private void claim(StoredObject set, JsonNode template, String pod) {
        String name = Trees.text(template, "metadata", "name") + "-" + pod;
        if (objects.store()
                .get(new ObjectKey(Kinds.CLAIM, set.key().namespace(), name))
                .isPresent()) {
            return;
        }
        ObjectNode claim = Trees.object();
        ObjectNode metadata = claim.putObject("metadata");
        metadata.put("name", name);
        ObjectNode labels = metadata.putObject("labels");
        Trees.at(set.tree(), "spec", "selector", "matchLabels")
                .properties()
                .forEach(label -> labels.set(label.getKey(), label.getValue()));
        Trees.at(template, "metadata", "labels")
                .properties()
                .forEach(label -> labels.set(label.getKey(), label.getValue()));
        claim.set("spec", template.path("spec").deepCopy());
        attempt(
                set,
                "Claim %s Pod %s".formatted(name, pod),
                () -> objects.create(Kinds.CLAIM, set.key().namespace(), claim, WriteOptions.internal(component)));
    }

    private static void mount(ObjectNode spec, String volume, String pod) {
        ArrayNode volumes = Trees.arrayAt(spec, "volumes");
        volumes.removeIf(there -> Trees.text(there, "name").equals(volume));
        ObjectNode mounted = volumes.insertObject(0);
        mounted.put("name", volume);
        mounted.putObject("persistentVolumeClaim").put("claimName", volume + "-" + pod);
    }

    private void attempt(StoredObject set, String what, Runnable creation) {
        String name = set.key().name();
        boolean pod = what.startsWith("Pod");
        try {
            creation.run();
            events.normal(
                    component,
                    set.tree(),
                    "SuccessfulCreate",
                    "create %s in StatefulSet %s %s".formatted(what, name, pod ? "successful" : "success"));
        } catch (ApiError e) {
            events.warning(
                    component,
                    set.tree(),
                    "FailedCreate",
                    "create %s in StatefulSet %s failed error: %s".formatted(what, name, e.getMessage()));
            throw e;
        }
    }
}
