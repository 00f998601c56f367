package dev.slipway.simulator.node;

import dev.slipway.simulator.Pace;
import dev.slipway.simulator.controller.Events;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Metadata;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes each container of a pod one step further. */
final class Containers {
    private final Objects objects;
    private final Pace pace;
    private final Stages stages;
    private final Images images;
    private final Restarts restarts;
    private final Events events;
    private final References references;

    Containers(Objects objects, Events events, Pace pace, Stages stages) {
        this.objects = objects;
        this.events = events;
        this.pace = pace;
        this.stages = stages;
        this.images = new Images(events, pace, stages);
        this.restarts = new Restarts(events, pace, stages);
        this.references = new References(objects.store());
    }

    /** The pod is gone. */
    void forget(String uid) {
        stages.forget(uid);
        images.forget(uid);
        restarts.forget(uid);
    }

    /** @return when to come again */
    @Nullable
    Duration advance(StoredObject pod) {
        String mount = references.missingVolume(pod.tree());
        if (!mount.isEmpty()) {
            events.warning(Kubelet.NAME, pod.tree(), "FailedMount", mount);
            return pace.backOff();
        }
        Duration soonest = null;
        for (JsonNode spec : Trees.items(pod.tree(), "spec", "containers")) {
            Duration again = advance(new Container(pod, spec, this::change));
            if (again != null && (soonest == null || again.compareTo(soonest) < 0)) {
                soonest = again;
            }
        }
        return soonest;
    }

    private void change(Container container, Consumer<ObjectNode> change) {
        objects.updateStatus(container.pod().key(), tree -> {
            for (JsonNode each : Trees.items(tree, "status", "containerStatuses")) {
                if (each instanceof ObjectNode status
                        && Trees.text(status, "name").equals(container.name())) {
                    change.accept(status);
                }
            }
            return PodStatus.summarise(tree);
        });
    }

    private @Nullable Duration advance(Container container) {
        JsonNode state = container.status().path("state");
        if (state.has("running")) {
            return Trees.flag(container.status(), "ready") && !container.finite() ? null : ripen(container);
        }
        if (state.has("terminated")) {
            return restarts.ended(container);
        }
        if (Trees.text(state, "waiting", "reason").equals("CrashLoopBackOff")) {
            Duration left = restarts.left(container);
            return left.isPositive() ? left : start(container);
        }
        Duration left = images.left(container);
        if (left != null) {
            return left;
        }
        String missing = references.missingKey(container.pod().tree(), container.spec());
        if (!missing.isEmpty()) {
            container.warning(events, "Failed", "Error: " + missing);
            container.waiting("CreateContainerConfigError", missing);
            return pace.backOff();
        }
        return start(container);
    }

    private @Nullable Duration start(Container container) {
        if (!stages.begun(container.id(), "start")) {
            container.normal(events, "Created", "Container created");
        }
        Duration left = stages.left(container.id(), "start", pace.starting());
        if (left.isPositive()) {
            return left;
        }
        stages.restart(container.id(), "start");
        stages.restart(container.id(), "ripen");
        boolean again = Trees.has(container.status(), "lastState", "terminated");
        container.change(status -> {
            status.putObject("state").putObject("running").put("startedAt", Metadata.now());
            status.put("started", !Trees.has(container.spec(), "startupProbe"));
            status.put("imageID", "simulated://" + container.image());
            status.put("containerID", "simulated://" + container.id());
            boolean ready =
                    Behaviour.of(container.image()) == Behaviour.WELL && !container.probed() && !container.finite();
            status.put("ready", ready);
            if (again) {
                status.put("restartCount", Trees.number(status, 0, "restartCount") + 1);
            }
        });
        container.normal(events, "Started", "Container started");
        return null;
    }

    /** A running container becomes ready, goes on failing, crashes or completes. */
    private @Nullable Duration ripen(Container container) {
        Behaviour behaviour = Behaviour.of(container.image());
        Duration length = behaviour == Behaviour.SLOW ? pace.readiness().plus(pace.slow()) : pace.readiness();
        Duration left = stages.left(container.id(), "ripen", length);
        if (left.isPositive()) {
            return left;
        }
        switch (behaviour) {
            case CRASH -> restarts.crash(container);
            case NEVER_READY -> {
                return unhealthy(container);
            }
            case WELL, SLOW, FAIL_PULL -> {
                if (container.finite()) {
                    restarts.complete(container);
                } else {
                    container.change(status -> {
                        status.put("ready", true);
                        status.put("started", true);
                    });
                }
            }
        }
        return null;
    }

    private Duration unhealthy(Container container) {
        if (!Trees.flag(container.status(), "started")) {
            container.change(status -> status.put("started", true));
        }
        String probe = Trees.has(container.spec(), "readinessProbe", "exec")
                ? "Readiness probe failed: "
                : "Readiness probe failed: HTTP probe failed with statuscode: 503";
        container.warning(events, "Unhealthy", probe);
        stages.restart(container.id(), "ripen");
        Duration period = pace.readiness().compareTo(pace.backOff()) < 0 ? pace.backOff() : pace.readiness();
        return stages.left(container.id(), "ripen", period);
    }
}
