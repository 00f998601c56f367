package dev.slipway.simulator.node;

import dev.slipway.simulator.Pace;
import dev.slipway.simulator.controller.Controller;
import dev.slipway.simulator.controller.Events;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.DeleteOptions;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes the pods of the node through their lives. No container runs: statuses, events and logs are all there is. */
public final class Kubelet implements Controller {
    static final String NAME = "kubelet";

    private final Objects objects;
    private final Events events;
    private final Pace pace;
    private final Stages stages = new Stages();
    private final Containers containers;

    public Kubelet(Objects objects, Events events, Pace pace) {
        this.objects = objects;
        this.events = events;
        this.pace = pace;
        this.containers = new Containers(objects, events, pace, stages);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        StoredObject object = change.object();
        if (!object.key().kind().equals(Kinds.POD)) {
            return;
        }
        if (change.type() == Change.Type.DELETED) {
            containers.forget(object.uid());
        } else if (Trees.text(object.tree(), "spec", "nodeName").equals(Node.NAME)) {
            queue.accept(object.key());
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject pod = objects.store().get(key).orElse(null);
        if (pod == null || !Trees.text(pod.tree(), "spec", "nodeName").equals(Node.NAME)) {
            return null;
        }
        if (pod.terminating()) {
            return stop(pod);
        }
        if (Trees.text(pod.tree(), "status", "phase").matches("Succeeded|Failed")) {
            return null;
        }
        if (!Trees.has(pod.tree(), "status", "startTime")) {
            objects.updateStatus(key, PodStatus::accept);
            pod = objects.get(key);
        }
        return containers.advance(pod);
    }

    private @Nullable Duration stop(StoredObject pod) {
        int grace = Trees.number(pod.tree(), 0, "metadata", "deletionGracePeriodSeconds");
        Duration allowed = Duration.ofSeconds(grace);
        Duration length = allowed.compareTo(pace.stopping()) < 0 ? allowed : pace.stopping();
        if (!stages.begun(pod.uid(), "stop")) {
            for (JsonNode status : Trees.items(pod.tree(), "status", "containerStatuses")) {
                if (Trees.has(status, "state", "running")) {
                    String name = Trees.text(status, "name");
                    events.record(
                            NAME,
                            pod.tree(),
                            "spec.containers{" + name + "}",
                            "Normal",
                            "Killing",
                            "Stopping container " + name);
                }
            }
        }
        Duration left = stages.left(pod.uid(), "stop", length);
        if (left.isPositive()) {
            return left;
        }
        objects.updateStatus(pod.key(), PodStatus::stopped);
        if (grace > 0) {
            objects.delete(pod.key(), new DeleteOptions(0, DeleteOptions.Propagation.BACKGROUND, pod.uid(), "", false));
        }
        return null;
    }
}
