package dev.slipway.simulator.controller;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Metadata;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs Jobs to their end, one pod after the other up to their parallelism. */
public final class Jobs implements Controller {
    private static final String NAME = "job-controller";

    private final Objects objects;
    private final Events events;

    public Jobs(Objects objects, Events events) {
        this.objects = objects;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        StoredObject object = change.object();
        if (object.key().kind().equals(Kinds.JOB)) {
            queue.accept(object.key());
        } else if (object.key().kind().equals(Kinds.POD)) {
            Owners.controller(object, Kinds.JOB).ifPresent(queue);
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject job = objects.store().get(key).orElse(null);
        if (job == null
                || job.terminating()
                || Pods.condition(job.tree(), "Complete").isPresent()
                || Pods.condition(job.tree(), "Failed").isPresent()) {
            return null;
        }
        List<StoredObject> pods = Owners.controlled(objects.store(), Kinds.POD, job);
        int succeeded = count(pods, "Succeeded");
        int failed = count(pods, "Failed");
        int active = pods.size() - succeeded - failed;
        int wanted = Trees.number(job.tree(), 1, "spec", "completions");
        boolean gaveUp = failed > Trees.number(job.tree(), 6, "spec", "backoffLimit");
        int next = Math.min(wanted - succeeded, Trees.number(job.tree(), 1, "spec", "parallelism")) - active;
        if (!gaveUp) {
            for (int i = 0; i < next; i++) {
                create(job);
                active++;
            }
        }
        int running = active;
        objects.updateStatus(key, tree -> status(tree, running, succeeded, failed, succeeded >= wanted, gaveUp));
        return null;
    }

    private void create(StoredObject job) {
        ObjectNode pod = Pods.of(Trees.at(job.tree(), "spec", "template"), job);
        Trees.objectAt(pod, "metadata").put("generateName", job.key().name() + "-");
        Trees.objectAt(pod, "metadata", "labels").put("job-name", job.key().name());
        try {
            ObjectNode made = objects.create(Kinds.POD, job.key().namespace(), pod, WriteOptions.internal(NAME));
            events.normal(NAME, job.tree(), "SuccessfulCreate", "Created pod: " + Trees.text(made, "metadata", "name"));
        } catch (ApiError e) {
            events.warning(NAME, job.tree(), "FailedCreate", "Error creating: " + e.getMessage());
            throw new RetryLater(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode status(
            ObjectNode tree, int active, int succeeded, int failed, boolean complete, boolean gaveUp) {
        ObjectNode status = Trees.objectAt(tree, "status");
        Trees.setDefault(status, "startTime", Metadata.now());
        status.put("active", active);
        status.put("succeeded", succeeded);
        status.put("failed", failed);
        if (complete) {
            status.put("completionTime", Metadata.now());
            Conditions.set(
                    status, "Complete", "True", "CompletionsReached", "Reached expected number of succeeded pods");
        } else if (gaveUp) {
            Conditions.set(
                    status, "Failed", "True", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        }
        return tree;
    }

    private static int count(List<StoredObject> pods, String phase) {
        return (int) pods.stream()
                .filter(pod -> Trees.text(pod.tree(), "status", "phase").equals(phase))
                .count();
    }
}
