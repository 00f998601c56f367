package dev.slipway.simulator.node;

import dev.slipway.simulator.Pace;
import dev.slipway.simulator.controller.Conditions;
import dev.slipway.simulator.controller.Controller;
import dev.slipway.simulator.controller.Events;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts pods on the one node, as long as they fit. */
public final class Scheduler implements Controller {
    static final String NAME = "default-scheduler";

    private final Objects objects;
    private final Events events;
    private final Pace pace;
    private final Stages stages = new Stages();
    private final Capacity capacity;

    public Scheduler(Objects objects, Events events, Pace pace) {
        this.objects = objects;
        this.events = events;
        this.pace = pace;
        this.capacity = new Capacity(objects.store());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        StoredObject object = change.object();
        boolean pod = object.key().kind().equals(Kinds.POD);
        boolean gone = change.type() == Change.Type.DELETED;
        if (pod && !gone && Trees.text(object.tree(), "spec", "nodeName").isEmpty()) {
            queue.accept(object.key());
        } else if ((pod && gone) || object.key().kind().equals(Kinds.CLAIM)) {
            stages.forget(object.uid());
            capacity.waiting().forEach(waiting -> queue.accept(waiting.key()));
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject pod = objects.store().get(key).orElse(null);
        if (pod == null
                || pod.terminating()
                || !Trees.text(pod.tree(), "spec", "nodeName").isEmpty()) {
            return null;
        }
        Duration left = stages.left(pod.uid(), "schedule", pace.scheduling());
        if (left.isPositive()) {
            return left;
        }
        String why = capacity.obstacle(pod);
        if (why.isEmpty()) {
            bind(pod);
        } else {
            refuse(pod, why);
        }
        return null;
    }

    private void bind(StoredObject pod) {
        objects.updateStatus(pod.key(), tree -> {
            Trees.objectAt(tree, "spec").put("nodeName", Node.NAME);
            condition(Trees.objectAt(tree, "status"), "True", "", "");
            return tree;
        });
        stages.forget(pod.uid());
        String place = pod.key().namespace() + "/" + pod.key().name();
        events.normal(NAME, pod.tree(), "Scheduled", "Successfully assigned " + place + " to " + Node.NAME);
    }

    private void refuse(StoredObject pod, String why) {
        JsonNode before = Trees.items(pod.tree(), "status", "conditions").stream()
                .filter(condition -> Trees.text(condition, "type").equals("PodScheduled"))
                .findFirst()
                .orElse(Trees.object());
        if (!Trees.text(before, "message").equals(why)) {
            events.warning(NAME, pod.tree(), "FailedScheduling", why);
        }
        objects.updateStatus(pod.key(), tree -> {
            condition(Trees.objectAt(tree, "status"), "False", "Unschedulable", why);
            return tree;
        });
    }

    private static void condition(ObjectNode status, String value, String reason, String message) {
        Conditions.set(status, "PodScheduled", value, reason, message);
    }
}
