package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.DeleteOptions;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rolls a Deployment's pods over from one ReplicaSet to the next. */
public final class Deployments implements Controller {
    static final String NAME = "deployment-controller";
    static final String REVISION = "deployment.kubernetes.io/revision";

    private final Objects objects;
    private final Events events;
    private final DeploymentStatus status;

    public Deployments(Objects objects, Events events) {
        this.objects = objects;
        this.events = events;
        this.status = new DeploymentStatus(objects);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        StoredObject object = change.object();
        if (object.key().kind().equals(Kinds.DEPLOYMENT)) {
            if (change.type() == Change.Type.DELETED) {
                status.forget(object.uid());
            }
            queue.accept(object.key());
        } else if (object.key().kind().equals(Kinds.REPLICA_SET)) {
            Owners.controller(object, Kinds.DEPLOYMENT).ifPresent(queue);
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject deployment = objects.store().get(key).orElse(null);
        if (deployment == null || deployment.terminating()) {
            return null;
        }
        StoredObject current = current(deployment);
        if (current == null && !Trees.flag(deployment.tree(), "spec", "paused")) {
            current = create(deployment);
        }
        if (current != null) {
            annotateRevision(deployment, current);
            Rollout rollout = new Rollout(deployment.tree(), current, older(deployment, current));
            for (Rollout.Step step : rollout.steps()) {
                scale(deployment, step);
            }
        }
        Duration again = status.update(deployment, current, sets(deployment));
        cleanUp(deployment, current);
        return again;
    }

    private List<StoredObject> sets(StoredObject deployment) {
        return Owners.controlled(objects.store(), Kinds.REPLICA_SET, deployment);
    }

    private @Nullable StoredObject current(StoredObject deployment) {
        JsonNode template = Trees.at(deployment.tree(), "spec", "template");
        return sets(deployment).stream()
                .filter(set -> TemplateHash.same(template, Trees.at(set.tree(), "spec", "template")))
                .findFirst()
                .orElse(null);
    }

    private List<StoredObject> older(StoredObject deployment, StoredObject current) {
        return sets(deployment).stream()
                .filter(set -> !set.key().equals(current.key()))
                .sorted(Comparator.comparingLong(StoredObject::revision))
                .toList();
    }

    private StoredObject create(StoredObject deployment) {
        JsonNode spec = deployment.tree().path("spec");
        String hash = TemplateHash.of(spec.path("template"));
        ObjectNode set = Trees.object();
        ObjectNode metadata = set.putObject("metadata");
        metadata.put("name", deployment.key().name() + "-" + hash);
        ObjectNode setSpec = set.putObject("spec");
        setSpec.put("replicas", 0);
        setSpec.set("selector", spec.path("selector").deepCopy());
        Trees.objectAt(setSpec, "selector", "matchLabels").put(TemplateHash.LABEL, hash);
        setSpec.set("template", spec.path("template").deepCopy());
        Trees.objectAt(setSpec, "template", "metadata", "labels").put(TemplateHash.LABEL, hash);
        if (spec.has("minReadySeconds")) {
            setSpec.set("minReadySeconds", spec.path("minReadySeconds"));
        }
        metadata.set(
                "labels", Trees.at(setSpec, "template", "metadata", "labels").deepCopy());
        Owners.setController(set, deployment);
        ObjectNode made =
                objects.create(Kinds.REPLICA_SET, deployment.key().namespace(), set, WriteOptions.internal(NAME));
        return objects.get(
                new ObjectKey(Kinds.REPLICA_SET, deployment.key().namespace(), Trees.text(made, "metadata", "name")));
    }

    private void annotateRevision(StoredObject deployment, StoredObject current) {
        int highest = older(deployment, current).stream()
                .mapToInt(Deployments::revision)
                .max()
                .orElse(0);
        int wanted = Math.max(highest + 1, revision(current));
        int desired = Trees.number(deployment.tree(), 1, "spec", "replicas");
        annotate(current.key(), wanted, desired);
        objects.update(
                deployment.key(),
                "",
                tree -> {
                    Trees.objectAt(tree, "metadata", "annotations").put(REVISION, Integer.toString(wanted));
                    return tree;
                },
                WriteOptions.internal(NAME));
    }

    private void annotate(ObjectKey set, int revision, int desired) {
        objects.update(
                set,
                "",
                tree -> {
                    ObjectNode annotations = Trees.objectAt(tree, "metadata", "annotations");
                    annotations.put(REVISION, Integer.toString(revision));
                    annotations.put("deployment.kubernetes.io/desired-replicas", Integer.toString(desired));
                    return tree;
                },
                WriteOptions.internal(NAME));
    }

    static int revision(StoredObject object) {
        String text = Trees.text(object.tree(), "metadata", "annotations", REVISION);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private void scale(StoredObject deployment, Rollout.Step step) {
        objects.update(
                step.set(),
                "",
                tree -> {
                    Trees.objectAt(tree, "spec").put("replicas", step.to());
                    return tree;
                },
                WriteOptions.internal(NAME));
        String direction = step.to() > step.from() ? "up" : "down";
        events.normal(
                NAME,
                deployment.tree(),
                "ScalingReplicaSet",
                "Scaled %s replica set %s from %d to %d"
                        .formatted(direction, step.set().name(), step.from(), step.to()));
    }

    private void cleanUp(StoredObject deployment, @Nullable StoredObject current) {
        int limit = Trees.number(deployment.tree(), 10, "spec", "revisionHistoryLimit");
        List<StoredObject> unused = new ArrayList<>(current == null ? List.of() : older(deployment, current));
        unused.removeIf(set ->
                Trees.number(set.tree(), 0, "spec", "replicas") > 0 || ReplicaSets.number(set.tree(), "replicas") > 0);
        unused.sort(Comparator.comparingInt(Deployments::revision));
        for (int i = 0; i < unused.size() - limit; i++) {
            objects.delete(unused.get(i).key(), DeleteOptions.PLAIN);
        }
    }
}
