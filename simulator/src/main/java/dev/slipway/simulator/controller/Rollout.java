package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Works out how the ReplicaSets of a Deployment are scaled next, within its maxSurge and maxUnavailable. */
final class Rollout {
    private static final int PERCENT = 100;

    private final JsonNode spec;
    private final StoredObject current;
    private final List<StoredObject> older;
    private final int desired;

    /** A ReplicaSet's change of size. */
    record Step(ObjectKey set, int from, int to) {}

    Rollout(JsonNode deployment, StoredObject current, List<StoredObject> older) {
        this.spec = deployment.path("spec");
        this.current = current;
        this.older = older;
        this.desired = Trees.number(spec, 1, "replicas");
    }

    List<Step> steps() {
        if (Trees.text(spec, "strategy", "type").equals("Recreate")) {
            return recreate();
        }
        int surge = resolved("maxSurge", true);
        int unavailable = resolved("maxUnavailable", false);
        return rolling(surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    private List<Step> recreate() {
        List<Step> steps = new ArrayList<>();
        boolean left = false;
        for (StoredObject set : older) {
            add(steps, set, 0);
            left |= ReplicaSets.number(set.tree(), "replicas") > 0 || size(set) > 0;
        }
        if (!left) {
            add(steps, current, desired);
        }
        return steps;
    }

    private List<Step> rolling(int surge, int unavailable) {
        List<Step> steps = new ArrayList<>();
        int total = size(current) + older.stream().mapToInt(Rollout::size).sum();
        int next = size(current);
        if (next > desired) {
            next = desired;
        } else if (next < desired) {
            next += Math.clamp((long) desired + surge - total, 0, desired - next);
        }
        add(steps, current, next);
        total += next - size(current);
        shrink(steps, next, total, desired - unavailable);
        return steps;
    }

    private void shrink(List<Step> steps, int newSize, int total, int minAvailable) {
        int newUnavailable = Math.max(0, newSize - available(current));
        int spare = total - minAvailable - newUnavailable;
        int healthy =
                available(current) + older.stream().mapToInt(Rollout::available).sum();
        int healthySpare = healthy - minAvailable;
        for (StoredObject set : older) {
            int unhealthy = Math.clamp(size(set) - available(set), 0, Math.max(0, spare));
            spare -= unhealthy;
            int more = Math.clamp(size(set) - unhealthy, 0, Math.max(0, Math.min(spare, healthySpare)));
            spare -= more;
            healthySpare -= more;
            add(steps, set, size(set) - unhealthy - more);
        }
    }

    private int resolved(String field, boolean up) {
        JsonNode value = Trees.at(spec, "strategy", "rollingUpdate", field);
        if (value.isNumber()) {
            return value.intValue();
        }
        int percent = Integer.parseInt(value.asString("25%").replace("%", ""));
        int scaled = percent * desired;
        return up ? (scaled + PERCENT - 1) / PERCENT : scaled / PERCENT;
    }

    private static void add(List<Step> steps, StoredObject set, int to) {
        if (size(set) != to) {
            steps.add(new Step(set.key(), size(set), to));
        }
    }

    private static int size(StoredObject set) {
        return Trees.number(set.tree(), 0, "spec", "replicas");
    }

    private static int available(StoredObject set) {
        return ReplicaSets.number(set.tree(), "availableReplicas");
    }
}
