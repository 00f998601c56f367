package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The revisions of a StatefulSet, kept as ControllerRevisions.
 *
 * @param current the name of the one that all pods had last
 * @param update the name of the one that the template is now
 * @param currentTemplate the pods' template at the current one
 */
record StatefulRevisions(String current, String update, JsonNode currentTemplate) {
    static final String LABEL = "controller-revision-hash";

    static StatefulRevisions of(Objects objects, StoredObject set, String component) {
        JsonNode template = Trees.at(set.tree(), "spec", "template");
        List<StoredObject> all = Owners.controlled(objects.store(), Kinds.CONTROLLER_REVISION, set).stream()
                .sorted(Comparator.comparingInt(revision -> Trees.number(revision.tree(), 0, "revision")))
                .toList();
        String hash = TemplateHash.of(template);
        String update = set.key().name() + "-" + hash;
        int next = all.isEmpty() ? 1 : Trees.number(all.getLast().tree(), 0, "revision") + 1;
        StoredObject known = all.stream()
                .filter(revision -> revision.key().name().equals(update))
                .findFirst()
                .orElse(null);
        if (known == null) {
            create(objects, set, template, hash, next, component);
        } else if (Trees.number(known.tree(), 0, "revision") < next - 1) {
            raise(objects, known.key(), next, component);
        }
        String current = Trees.text(set.tree(), "status", "currentRevision");
        JsonNode currentTemplate = all.stream()
                .filter(revision -> revision.key().name().equals(current))
                .findFirst()
                .map(revision -> Trees.at(revision.tree(), "data", "spec", "template"))
                .orElse(template);
        return new StatefulRevisions(current.isEmpty() ? update : current, update, currentTemplate);
    }

    private static void create(
            Objects objects, StoredObject set, JsonNode template, String hash, int number, String component) {
        ObjectNode revision = Trees.object();
        ObjectNode metadata = revision.putObject("metadata");
        metadata.put("name", set.key().name() + "-" + hash);
        ObjectNode labels = Trees.objectAt(metadata, "labels");
        Trees.at(template, "metadata", "labels")
                .properties()
                .forEach(label -> labels.set(label.getKey(), label.getValue()));
        labels.put("controller.kubernetes.io/hash", hash);
        Owners.setController(revision, set);
        ObjectNode data = template.deepCopy() instanceof ObjectNode object ? object : Trees.object();
        data.put("$patch", "replace");
        revision.putObject("data").putObject("spec").set("template", data);
        revision.put("revision", number);
        objects.create(Kinds.CONTROLLER_REVISION, set.key().namespace(), revision, WriteOptions.internal(component));
    }

    private static void raise(Objects objects, ObjectKey key, int number, String component) {
        objects.update(key, "", tree -> tree.put("revision", number), WriteOptions.internal(component));
    }

    /** The revision a pod was made at. */
    static String of(StoredObject pod) {
        return Trees.text(pod.tree(), "metadata", "labels", LABEL);
    }

    /** The name and template for a pod that is made now: below the partition of a rolling update, the current one. */
    Revision forOrdinal(StoredObject set, int ordinal) {
        int partition = Trees.number(set.tree(), 0, "spec", "updateStrategy", "rollingUpdate", "partition");
        return ordinal < partition
                ? new Revision(current, currentTemplate)
                : new Revision(update, Trees.at(set.tree(), "spec", "template"));
    }

    /** A name and the template it stands for. */
    record Revision(String name, JsonNode template) {}
}
